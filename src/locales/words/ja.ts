import type { NoteWords } from '../notes.js';
import type { Words } from '../words.js';

const NOT_SET_UP = 'アップロードが正しく設定されていません。サイトの管理者にお問い合わせください。';
const UNEXPECTED = 'サービスから予期しない応答がありました。';
const FORMAT = 'このブラウザーではこの形式を変換できません。';

/** Japanese. */
export const words: Words = {
  between: { sentences: '', parts: '、' },
  choose: () => '画像を選択',
  drop: () => '画像をここにドロップ',
  dropOrPaste: () => '画像をここにドロップまたは貼り付け',
  dropNow: 'ドロップしてアップロード',
  dropImages: { other: '{count}枚の画像をドロップ' },
  dropRefused: 'この種類のファイルには対応していません',
  noFiles: '画像ファイルではなくリンクでした。先に画像を保存してから、ここで選択してください。',
  limits: (formats, size) => `${formats}（${size}まで）`,
  list: '画像',
  unnamed: '名前のない画像',
  status: {
    checking: '確認中',
    rejected: '追加できません',
    queued: '順番待ち',
    preparing: '準備中',
    processing: (provider) => `${provider}で処理中`,
    waiting: {
      offline: 'オフライン、再接続待ち',
      'rate-limited': '一時停止中：アップロードが多すぎます',
      backoff: '再試行待ち',
    },
    success: 'アップロード済み',
    failed: '失敗',
    perhapsArrived: 'アップロード未確認',
    canceled: 'キャンセル済み',
    canceledButPerhapsArrived: 'キャンセル済み（アップロードされた可能性があります）',
  },
  seconds: { other: '{count}秒' },
  minutes: { other: '{count}分' },
  again: (time) => `${time}後に再試行`,
  remaining: (time) => `残り約${time}`,
  stillUploading: 'アップロードが終わるまでお待ちください。',
  progress: (name) => `${name}のアップロード`,
  overall: 'すべてのアップロード',
  announcement: {
    uploading: { other: '{count}枚の画像をアップロード中、{percent}完了。' },
    uploaded: { other: '{count}枚中{done}枚の画像をアップロードしました。' },
    failed: { other: '{count}枚は失敗しました。' },
  },
  alert: (name, sentence) => `${name}：${sentence}`,
  several: {
    rejected: (names) => `追加できません：${names}。`,
    failed: (names) => `アップロードに失敗しました：${names}。`,
    more: (count) => `ほか${count}件`,
  },
  summary: {
    uploaded: { other: '{count}枚中{done}枚をアップロード済み' },
    failed: { other: '{count}枚が失敗' },
    rejected: { other: '{count}枚は追加できません' },
  },
  retry: '再試行',
  retryAnyway: 'それでも再試行',
  cancel: 'キャンセル',
  remove: '削除',
  replace: '置き換え',
  cancelAll: 'すべてキャンセル',
  retryFailed: { other: '失敗した{count}枚を再試行' },
  clearFinished: '完了した画像をリストから削除',
  action: (verb, name) => `${verb}：${name}`,
  sides: { width: (pixels) => `幅${pixels} px`, height: (pixels) => `高さ${pixels} px` },
  refusals: {
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
  },
  errors: {
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
  },
};

/** What was done to a file in preparation. */
export const notes: NoteWords = {
  converted: (from, to) => `${from}から${to}に変換しました。`,
  compressed: (from, to) => `ファイルサイズを${from}から${to}に縮小しました。`,
  scaled: (from, to) => `${from}から${to}ピクセルに縮小しました。`,
  flattened: '透明な部分を白に置き換えました。',
  incomplete: (percent) => `ファイルが不完全です。画像の約${percent}が欠けています。`,
  coarse: 'ファイルが不完全です。画像の細部が欠けている可能性があります。',
  'metadata-dropped': '位置情報、日付、カメラ情報を削除しました。',
  'orientation-dropped':
    'ここでの表示のままにしました。ブラウザーが無視する、ファイル内の回転情報を削除しました。',
  'colors-converted': (from) => `色を${from}からsRGBに変換しました。`,
  'colors-uncertain': '色を変換できなかったため、見え方が変わることがあります。',
  'precision-reduced': (bits) => `チャンネルあたり${bits}ビットから8ビットに減らしました。`,
  'gain-map-dropped': 'HDRデータを削除しました。',
  'motion-dropped': 'モーションフォトの動画を削除しました。',
  'pictures-dropped': 'メインの画像だけを残し、ファイル内の他の画像を削除しました。',
  grayscale: 'グレースケール',
  removals: {
    details: '位置情報、日付、カメラなどの情報を削除しました。',
    'content-credentials':
      'コンテンツクレデンシャルを削除しました。画像の来歴は確認できなくなります。',
    'trailing-data': 'メインの画像だけを残し、他の画像、動画、HDRデータを削除しました。',
  },
};
