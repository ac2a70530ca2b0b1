import type { Words } from '../words.js';

const NOT_SET_UP = 'このサイトの設定に問題があります。サイトの管理者にお知らせください。';
const UNEXPECTED = 'サービスから予期しない応答がありました。';
const FORMAT = 'このブラウザーではこの形式を変換できません。';

/** Japanese. */
export const words: Words = {
  between: { sentences: '', parts: '、' },
  choose: () => '画像を選択',
  drop: () => 'またはここにドロップ',
  dropNow: 'ドロップしてアップロード',
  dropRefused: 'ここでは受け付けられません',
  noFiles: '画像ではなくリンクだけが届きました。先に画像を保存してから、ここで選択してください。',
  limits: (formats, size) => `${formats}（${size}まで）`,
  list: '画像',
  unnamed: '名前のない画像',
  status: {
    checking: '確認中',
    rejected: '受け付けられません',
    queued: '待機中',
    preparing: '準備中',
    processing: (provider) => `${provider}の応答待ち`,
    waiting: {
      offline: 'ネットワーク接続待ち',
      'rate-limited': '待機中：アップロードが混み合っています',
      backoff: '再試行待ち',
    },
    success: 'アップロード済み',
    failed: '失敗',
    perhapsArrived: '届いている可能性があります',
    canceled: 'キャンセル済み',
    canceledButPerhapsArrived: 'キャンセル済み（届いている可能性があります）',
  },
  seconds: { other: '{count}秒' },
  minutes: { other: '{count}分' },
  again: (time) => `${time}後に再開`,
  remaining: (time) => `残り約${time}`,
  stillUploading: '画像のアップロードが終わるまでお待ちください。',
  progress: (name) => `${name}のアップロード`,
  overall: 'すべてのアップロード',
  announcement: {
    uploading: { other: '{count}枚の画像をアップロード中、{percent}完了。' },
    uploaded: { other: '{count}枚中{done}枚の画像をアップロードしました。' },
    failed: { other: '{count}枚は失敗しました。' },
  },
  summary: {
    uploaded: { other: '{count}枚中{done}枚をアップロード済み' },
    failed: { other: '{count}枚が失敗' },
  },
  retry: '再試行',
  retryAnyway: 'それでも再試行',
  cancel: 'キャンセル',
  remove: '削除',
  cancelAll: 'すべてキャンセル',
  retryFailed: { other: '失敗した{count}枚を再試行' },
  clearFinished: '完了した画像を消去',
  action: (verb, name) => `${verb}：${name}`,
  sides: { width: (pixels) => `幅${pixels}`, height: (pixels) => `高さ${pixels}` },
  refusals: {
    animated: '変更すると、アニメーションのうち1フレームしか残りません。',
    'not-decodable': 'ブラウザーではこの形式を変換できません。',
    'not-writable': 'ブラウザーではこの形式を変換できません。',
    'heic-loader-missing': FORMAT,
    'heic-loader-failed': FORMAT,
    'too-many-pixels': 'このブラウザーではこの画像を小さくできません。',
    'cannot-shrink': 'この画像は十分に小さくできません。',
    'canvas-blocked': 'このブラウザーは、ページによる画像の変更を許可していません。',
  },
  errors: {
    'file-invalid-type': {
      known: (format) => `${format}はここでは受け付けられません。`,
      unknown: 'このファイルは、ここで受け付けられる画像ではありません。',
      choose: (formats) => `${formats}を選択してください。`,
    },
    'file-type-mismatch': {
      known: (format) =>
        `このファイルは実際には${format}ではありません。破損しているか、名前が間違っている可能性があります。`,
      unknown:
        'このファイルは実際には画像ではありません。破損しているか、名前が間違っている可能性があります。',
    },
    'file-too-large': {
      known: (size) => `このファイルは大きすぎます。上限は${size}です。`,
      unknown: 'このファイルは、サーバーで受け付けるには大きすぎます。',
    },
    'file-too-small': {
      known: (size) => `このファイルは小さすぎます。${size}以上が必要です。`,
      unknown: 'このファイルは小さすぎます。',
    },
    'file-empty': 'このファイルは空です。',
    'too-many-files': {
      known: { other: '選択できるのは{count}枚までです。先に1枚取り除いてください。' },
      unknown: 'ファイルが多すぎます。先に1つ取り除いてください。',
    },
    'duplicate-file': 'この画像はすでにリストにあります。',
    'is-directory': 'これはフォルダーです。中の画像を選択してください。',
    'file-unreadable':
      'このファイルを読み込めません。変更、移動、または削除された可能性があります。選択し直してください。',
    'image-too-small': {
      known: (sides) => `この画像はピクセル数が足りません。${sides}以上が必要です。`,
      unknown: 'この画像はピクセル数が足りません。',
    },
    'image-too-large': {
      known: (sides) => `この画像はピクセル数が多すぎます。${sides}までです。`,
      unknown: 'この画像はピクセル数が多すぎます。',
    },
    'image-aspect-ratio': {
      known: (ratio) => `この画像は縦横比が違います。${ratio}にしてください。`,
      unknown: 'この画像は縦横比が違います。',
    },
    'image-corrupt': 'この画像は破損しています。',
    custom: 'このファイルはここでは受け付けられません。',
    'file-changed': 'このファイルは選択後に変更されました。選択し直してください。',
    aborted: 'キャンセルしました。',
    network: '接続に失敗しました。接続を確認して、もう一度お試しください。',
    offline: 'オフラインです。オンラインに戻ってから、もう一度お試しください。',
    timeout: 'サーバーから時間内に応答がありませんでした。',
    stalled: 'アップロードが止まりました。',
    'outcome-unknown': {
      lost: '応答の前に接続が切れました。画像は届いている可能性があり、もう一度試すと重複することがあります。',
      expired:
        'このアップロードの有効期限が切れました。もう一度試すと、サービス側に2つ目の項目が作られます。',
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
    'quota-exceeded': 'サービスの残高が不足しています。このサイトの管理者にお知らせください。',
    'upstream-auth': NOT_SET_UP,
    'provider-rejected': 'サービスがこの画像を受け付けませんでした。',
    'provider-unavailable': 'サービスを利用できません。後でもう一度お試しください。',
    'upstream-timeout': 'サービスから時間内に応答がありませんでした。',
    'bad-response': UNEXPECTED,
    'upstream-redirect': UNEXPECTED,
    'upload-url-refused': UNEXPECTED,
    'incomplete-body': 'アップロードが途切れました。もう一度お試しください。',
    'client-timeout': 'アップロードに時間がかかりすぎました。もう一度お試しください。',
    'invalid-request': 'アップロードを処理できませんでした。このサイトの管理者にお知らせください。',
    'body-already-read': NOT_SET_UP,
    'not-found': NOT_SET_UP,
    'method-not-allowed': NOT_SET_UP,
    'proxy-unavailable': '現在アップロードできません。後でもう一度お試しください。',
  },
};
