import { errors, refusals } from '../errors/ja.js';
import type { NoteWords } from '../notes.js';
import type { Words } from '../words.js';

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
  takePhoto: '写真を撮る',
  cancelAll: 'すべてキャンセル',
  retryFailed: { other: '失敗した{count}枚を再試行' },
  clearFinished: '完了した画像をリストから削除',
  move: '移動',
  moveHint:
    'スペースキーまたはEnterキーで画像をつかみ、矢印キーで移動し、もう一度スペースキーまたはEnterキーを押して置きます。Escキーでキャンセルします。',
  moving: {
    'picked-up': (name, place, count) => `${name}をつかみました。${count}件中${place}件目です。`,
    moved: (name, place, count) => `${name}を${count}件中${place}件目に移動しました。`,
    dropped: (name, place, count) => `${name}を${count}件中${place}件目に置きました。`,
    canceled: (name, place, count) =>
      `移動をキャンセルしました。${name}は${count}件中${place}件目に戻りました。`,
  },
  view: '拡大表示',
  previous: '前の画像',
  next: '次の画像',
  close: '閉じる',
  showOriginal: '元の画像を表示',
  showResult: '結果を表示',
  position: (place, count) => `${count}件中${place}件目`,
  action: (verb, name) => `${verb}：${name}`,
  sides: { width: (pixels) => `幅${pixels} px`, height: (pixels) => `高さ${pixels} px` },
  refusals,
  errors,
};

/** What was done to a file in preparation. */
export const notes: NoteWords = {
  converted: (from, to) => `${from}から${to}に変換しました。`,
  compressed: (from, to) => `ファイルサイズを${from}から${to}に縮小しました。`,
  scaled: (from, to) => `${from}から${to}ピクセルに縮小しました。`,
  flattened: '透明な部分を白に置き換えました。',
  incomplete: (percent) => `ファイルが不完全です。画像の約${percent}が欠けています。`,
  coarse: 'ファイルが不完全です。画像の細部が欠けている可能性があります。',
  'metadata-dropped': '位置情報、日付、カメラ情報が含まれていた場合は削除しました。',
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
