import type { ErrorWords, RefusalWords } from '../error-words.js';

const NOT_SET_UP = 'アップロードが正しく設定されていません。サイトの管理者にお問い合わせください。';
const UNEXPECTED = 'サービスから予期しない応答がありました。';
const FORMAT = 'このブラウザーではこの形式を変換できません。';

/** What each error says. */
export const errors: ErrorWords<'other'> = {
  'file-invalid-type': {
    known: (format) => `${format}には対応していません。`,
    unknown: 'この種類の画像には対応していません。',
    choose: (formats) => `${formats}を使用してください。`,
  },
  'file-type-mismatch': {
    known: (format) =>
      `有効な${format}ではありません。破損しているか、拡張子が間違っている可能性があります。`,
    unknown: '有効な画像ではありません。破損しているか、拡張子が間違っている可能性があります。',
  },
  'file-too-large': {
    known: (size) => `このファイルは大きすぎます。上限は${size}です。`,
    unknown: 'このファイルはサーバーの上限を超えています。',
  },
  'file-too-small': {
    known: (size) => `このファイルは小さすぎます。${size}以上が必要です。`,
    unknown: 'このファイルは小さすぎます。',
  },
  'file-empty': 'このファイルは空です。',
  'too-many-files': {
    known: { other: '追加できるのは{count}枚までです。' },
    unknown: 'ファイルが多すぎます。先に1つ削除してください。',
  },
  'duplicate-file': 'この画像はすでに追加されています。',
  'is-directory': 'これはフォルダーです。中の画像を選択してください。',
  'file-unreadable':
    'このファイルを読み込めません。変更、移動、または削除された可能性があります。選択し直してください。',
  'image-too-small': {
    known: (sides) => `画像が小さすぎます。${sides}以上が必要です。`,
    unknown: '画像の寸法が小さすぎます。',
  },
  'image-too-large': {
    known: (sides) => `画像が大きすぎます。${sides}までです。`,
    unknown: '画像の寸法が大きすぎます。',
  },
  'image-aspect-ratio': {
    known: (ratio) => `画像の縦横比は${ratio}にしてください。`,
    unknown: 'この画像は縦横比が違います。',
  },
  'image-corrupt': 'この画像は破損しています。',
  'metadata-not-removable':
    'この画像のメタデータは削除できません。JPEG、PNG、WebPのいずれかを使用してください。',
  custom: 'このファイルは追加できません。',
  'file-changed': 'このファイルは選択後に変更されました。選択し直してください。',
  aborted: 'キャンセルしました。',
  network: '接続に失敗しました。接続を確認して、もう一度お試しください。',
  offline: 'オフラインです。オンラインに戻ってから、もう一度お試しください。',
  timeout: 'サーバーから時間内に応答がありませんでした。',
  stalled: 'アップロードが止まりました。もう一度お試しください。',
  'outcome-unknown': {
    lost: '確認の前に接続が切れました。',
    unconfirmed: 'アップロードを確認できませんでした。',
    duplicate: 'すでにアップロードされている可能性があり、もう一度試すと重複することがあります。',
    expired: 'このアップロードは期限切れです。もう一度試すと、2つ目の項目が作られます。',
  },
  'headers-failed': 'アップロードの許可を確認できませんでした。もう一度お試しください。',
  'loading-failed':
    'このページの一部を読み込めませんでした。ページを再読み込みしてから、もう一度お試しください。',
  'not-a-proxy': {
    page: 'アップロード先のサーバーではなく、別のページが応答しました。このサイトまたはWi-Fiへの再サインインが必要な場合があります。',
    redirected: 'サインアウトされた可能性があります。もう一度サインインしてください。',
    gateway: 'このサイトのサーバーが応答していません。',
    'no-endpoint': NOT_SET_UP,
  },
  unauthorized: 'サインインしていません。サインインして、もう一度お試しください。',
  forbidden: 'ここにアップロードする権限がありません。',
  'token-expired': 'アップロードの許可の有効期限が切れました。ページを再読み込みしてください。',
  'token-used': 'このアップロードの許可は使用済みです。ページを再読み込みしてください。',
  'in-progress': 'この画像はすでにアップロード中です。',
  'key-reused':
    'このアップロードは別のアップロードと混同されました。画像をもう一度追加してください。',
  'rate-limited':
    '現在アップロードが混み合っています。しばらく待ってから、もう一度お試しください。',
  'quota-exceeded': 'サービスの残高が不足しています。サイトの管理者にお問い合わせください。',
  'upstream-auth': NOT_SET_UP,
  'provider-rejected': 'サービスがこの画像を受け付けませんでした。',
  'provider-unavailable': 'サービスを利用できません。後でもう一度お試しください。',
  'upstream-timeout': 'サービスから時間内に応答がありませんでした。',
  'bad-response': UNEXPECTED,
  'upstream-redirect': UNEXPECTED,
  'upload-url-refused': UNEXPECTED,
  'incomplete-body': 'アップロードが中断されました。もう一度お試しください。',
  'client-timeout': 'アップロードに時間がかかりすぎました。もう一度お試しください。',
  'invalid-request':
    'サーバーがこのアップロードを処理できませんでした。サイトの管理者にお問い合わせください。',
  'body-already-read': NOT_SET_UP,
  'not-found': NOT_SET_UP,
  'method-not-allowed': NOT_SET_UP,
  'proxy-unavailable': '現在アップロードできません。後でもう一度お試しください。',
};

/** Why preparation couldn't fix a file. */
export const refusals: RefusalWords = {
  animated: '変更すると、アニメーションのうち1フレームしか残りません。',
  'not-decodable': 'ブラウザーではこの形式を変換できません。',
  'not-writable': 'ブラウザーではこの形式を変換できません。',
  'heic-loader-missing': FORMAT,
  'heic-loader-failed': FORMAT,
  'tiff-loader-failed': FORMAT,
  'too-many-pixels': 'このブラウザーではこの画像を小さくできません。',
  'cannot-shrink': 'この画像は十分に小さくできません。',
  'canvas-blocked': 'このブラウザーは、ページによる画像の変更を許可していません。',
  'size-unknown': 'この画像の縦横サイズを読み取れません。JPEGまたはPNGで書き出してください。',
};
