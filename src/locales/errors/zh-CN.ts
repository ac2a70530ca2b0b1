import type { ErrorWords, RefusalWords } from '../error-words.js';

const NOT_SET_UP = '上传功能设置有误。请联系网站管理员。';
const UNEXPECTED = '服务返回了意外的响应。';
const FORMAT = '此浏览器无法转换这种格式。';

/** What each error says. */
export const errors: ErrorWords<'other'> = {
  'file-invalid-type': {
    known: (format) => `不支持 ${format}。`,
    unknown: '不支持此类图片。',
    choose: (formats) => `请使用 ${formats}。`,
  },
  'file-type-mismatch': {
    known: (format) => `此文件不是有效的 ${format}。它可能已损坏或扩展名有误。`,
    unknown: '此文件不是有效的图片。它可能已损坏或扩展名有误。',
  },
  'file-too-large': {
    known: (size) => `此文件过大，上限为 ${size}。`,
    unknown: '此文件过大，服务器无法接收。',
  },
  'file-too-small': {
    known: (size) => `此文件过小，至少需要 ${size}。`,
    unknown: '此文件过小。',
  },
  'file-empty': '此文件为空。',
  'too-many-files': {
    known: { other: '最多可添加 {count} 张图片。' },
    unknown: '文件过多。请先移除一个。',
  },
  'duplicate-file': '此图片已添加。',
  'is-directory': '这是一个文件夹。请选择其中的图片。',
  'file-unreadable': '无法读取此文件。它可能已被更改、移动或删除，请重新选择。',
  'image-too-small': {
    known: (sides) => `图片过小：至少需要${sides}。`,
    unknown: '此图片的尺寸过小。',
  },
  'image-too-large': {
    known: (sides) => `图片过大：最多允许${sides}。`,
    unknown: '此图片的尺寸过大。',
  },
  'image-aspect-ratio': {
    known: (ratio) => `图片比例必须为 ${ratio}。`,
    unknown: '此图片的比例不符。',
  },
  'image-corrupt': '此图片已损坏。',
  'metadata-not-removable': '无法移除这张图片的元数据。请使用 JPEG、PNG 或 WebP。',
  custom: '此文件未被接受。',
  'file-changed': '此文件在选择后发生了更改。请重新选择。',
  aborted: '已取消。',
  network: '连接失败。请检查连接后重试。',
  offline: '当前处于离线状态。请在恢复连接后重试。',
  timeout: '服务器未及时响应。',
  stalled: '上传已停滞。请重试。',
  'outcome-unknown': {
    lost: '连接在确认前中断。',
    unconfirmed: '上传未得到确认。',
    duplicate: '图片可能已上传；再次尝试可能会产生重复的图片。',
    expired: '此次上传已过期。再次尝试会创建第二条记录。',
  },
  'headers-failed': '无法验证上传权限。请重试。',
  'loading-failed': '无法加载此页面的部分内容。请刷新页面后重试。',
  'not-a-proxy': {
    page: '响应的不是上传服务器，而是另一个页面。可能需要重新登录本网站或 Wi-Fi 网络。',
    redirected: '可能已退出登录。请重新登录。',
    gateway: '本网站的服务器没有响应。',
    'no-endpoint': NOT_SET_UP,
  },
  unauthorized: '尚未登录。请登录后重试。',
  forbidden: '没有在此处上传的权限。',
  'token-expired': '上传权限已过期。请重新加载页面。',
  'token-used': '此上传权限已被使用。请重新加载页面。',
  'in-progress': '此图片正在上传。',
  'key-reused': '此上传与另一个上传混淆了。请重新添加图片。',
  'rate-limited': '当前上传过多。请稍等片刻再试。',
  'quota-exceeded': '服务的额度已用完。请联系网站管理员。',
  'upstream-auth': NOT_SET_UP,
  'provider-rejected': '服务拒绝了此图片。',
  'provider-unavailable': '服务不可用。请稍后再试。',
  'upstream-timeout': '服务未及时响应。',
  'bad-response': UNEXPECTED,
  'upstream-redirect': UNEXPECTED,
  'upload-url-refused': UNEXPECTED,
  'incomplete-body': '上传中断。请重试。',
  'client-timeout': '上传速度过慢。请重试。',
  'invalid-request': '服务器无法处理此次上传。请联系网站管理员。',
  'body-already-read': NOT_SET_UP,
  'not-found': NOT_SET_UP,
  'method-not-allowed': NOT_SET_UP,
  'proxy-unavailable': '目前无法上传。请稍后再试。',
};

/** Why preparation couldn't fix a file. */
export const refusals: RefusalWords = {
  animated: '更改后只会保留动画中的一帧。',
  'not-decodable': '浏览器无法转换这种格式。',
  'not-writable': '浏览器无法转换这种格式。',
  'heic-loader-missing': FORMAT,
  'heic-loader-failed': FORMAT,
  'tiff-loader-failed': FORMAT,
  'too-many-pixels': '此浏览器无法缩小这张图片。',
  'cannot-shrink': '这张图片无法缩到足够小。',
  'canvas-blocked': '此浏览器不允许网页修改图片。',
  'size-unknown': '无法读取这张图片的尺寸。请将其导出为 JPEG 或 PNG。',
};
