import type { Words } from '../words.js';

const NOT_SET_UP = 'Este sitio no está bien configurado. Conviene avisar a su responsable.';
const UNEXPECTED = 'El servicio dio una respuesta inesperada.';
const FORMAT = 'Este navegador no puede convertir este formato.';

/** Spanish. Impersonal, so that it suits apps with "tú", with "vos" and with "usted". */
export const words: Words<'one' | 'many'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Elegir imágenes' : 'Elegir una imagen'),
  drop: (multiple) => (multiple ? 'o soltarlas aquí' : 'o soltarla aquí'),
  dropNow: 'Soltar para subir',
  dropRefused: 'Esto no se admite aquí',
  noFiles:
    'Solo ha llegado un enlace, no una imagen. Primero hay que guardar la imagen y después elegirla aquí.',
  limits: (formats, size) => `${formats}, hasta ${size}`,
  list: 'Imágenes',
  unnamed: 'Imagen sin nombre',
  status: {
    checking: 'Comprobando',
    rejected: 'No admitida',
    queued: 'En espera',
    preparing: 'Preparando',
    processing: (provider) => `Esperando a ${provider}`,
    waiting: {
      offline: 'Esperando la conexión',
      'rate-limited': 'En espera: muchas subidas en este momento',
      backoff: 'En espera de otro intento',
    },
    success: 'Subida',
    failed: 'Fallida',
    perhapsArrived: 'Puede que haya llegado',
    canceled: 'Cancelada',
    canceledButPerhapsArrived: 'Cancelada, pero puede que haya llegado',
  },
  seconds: { one: '{count} s', many: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', many: '{count} min', other: '{count} min' },
  again: (time) => `de nuevo en ${time}`,
  remaining: (time) => `tiempo restante: cerca de ${time}`,
  stillUploading: 'Hay que esperar a que se suban las imágenes.',
  progress: (name) => `Subida de ${name}`,
  overall: 'Todas las subidas',
  announcement: {
    uploading: {
      one: 'Subiendo {count} imagen, {percent} completado.',
      many: 'Subiendo {count} de imágenes, {percent} completado.',
      other: 'Subiendo {count} imágenes, {percent} completado.',
    },
    uploaded: {
      one: '{done} de {count} imagen subida.',
      many: '{done} de {count} de imágenes subidas.',
      other: '{done} de {count} imágenes subidas.',
    },
    failed: { one: '{count} fallida.', many: '{count} fallidas.', other: '{count} fallidas.' },
  },
  summary: {
    uploaded: {
      one: '{done} de {count} subida',
      many: '{done} de {count} subidas',
      other: '{done} de {count} subidas',
    },
    failed: { one: '{count} fallida', many: '{count} fallidas', other: '{count} fallidas' },
  },
  retry: 'Reintentar',
  retryAnyway: 'Reintentar de todos modos',
  cancel: 'Cancelar',
  remove: 'Quitar',
  cancelAll: 'Cancelar todo',
  retryFailed: {
    one: 'Reintentar la subida fallida',
    many: 'Reintentar {count} de subidas fallidas',
    other: 'Reintentar {count} subidas fallidas',
  },
  clearFinished: 'Quitar las terminadas',
  action: (verb, name) => `${verb}: ${name}`,
  sides: { width: (pixels) => `${pixels} de ancho`, height: (pixels) => `${pixels} de alto` },
  refusals: {
    animated: 'Una modificación conservaría solo un fotograma de la animación.',
    'not-decodable': 'Los navegadores no pueden convertir este formato.',
    'not-writable': 'Los navegadores no pueden convertir este formato.',
    'heic-loader-missing': FORMAT,
    'heic-loader-failed': FORMAT,
    'too-many-pixels': 'Este navegador no puede reducir esta imagen.',
    'cannot-shrink': 'Esta imagen no se puede reducir lo suficiente.',
    'canvas-blocked': 'Este navegador impide que las páginas modifiquen imágenes.',
  },
  errors: {
    'file-invalid-type': {
      known: (format) => `El formato ${format} no se admite aquí.`,
      unknown: 'Este archivo no es una imagen que se admita aquí.',
      choose: (formats) => `Se admiten archivos ${formats}.`,
    },
    'file-type-mismatch': {
      known: (format) =>
        `Este archivo no es realmente ${format}. Puede estar dañado o tener un nombre equivocado.`,
      unknown:
        'Este archivo no es realmente una imagen. Puede estar dañado o tener un nombre equivocado.',
    },
    'file-too-large': {
      known: (size) => `Este archivo es demasiado grande: se admiten ${size} como máximo.`,
      unknown: 'Este archivo es demasiado grande para el servidor.',
    },
    'file-too-small': {
      known: (size) => `Este archivo es demasiado pequeño: se necesitan ${size} como mínimo.`,
      unknown: 'Este archivo es demasiado pequeño.',
    },
    'file-empty': 'Este archivo está vacío.',
    'too-many-files': {
      known: {
        one: 'Solo se puede elegir {count} imagen. Antes hay que quitar una.',
        many: 'Solo se pueden elegir {count} de imágenes. Antes hay que quitar una.',
        other: 'Solo se pueden elegir {count} imágenes. Antes hay que quitar una.',
      },
      unknown: 'Son demasiados archivos. Antes hay que quitar uno.',
    },
    'duplicate-file': 'Esta imagen ya está en la lista.',
    'is-directory': 'Esto es una carpeta. Hay que elegir las imágenes que contiene.',
    'file-unreadable':
      'Este archivo no se puede leer. Puede que se haya modificado, movido o eliminado; hay que elegirlo de nuevo.',
    'image-too-small': {
      known: (sides) => `Esta imagen tiene muy pocos píxeles: como mínimo ${sides}.`,
      unknown: 'Esta imagen tiene muy pocos píxeles.',
    },
    'image-too-large': {
      known: (sides) => `Esta imagen tiene demasiados píxeles: como máximo ${sides}.`,
      unknown: 'Esta imagen tiene demasiados píxeles.',
    },
    'image-aspect-ratio': {
      known: (ratio) => `Esta imagen no tiene las proporciones adecuadas: se pide ${ratio}.`,
      unknown: 'Esta imagen no tiene las proporciones adecuadas.',
    },
    'image-corrupt': 'Esta imagen está dañada.',
    custom: 'Este archivo no se admite aquí.',
    'file-changed': 'Este archivo ha cambiado desde que se eligió. Hay que elegirlo de nuevo.',
    aborted: 'Cancelada.',
    network: 'Falló la conexión. Hay que comprobarla y volver a intentarlo.',
    offline: 'No hay conexión a internet. Se puede volver a intentar cuando regrese.',
    timeout: 'El servidor no respondió a tiempo.',
    stalled: 'La subida se ha detenido.',
    'outcome-unknown': {
      lost: 'La conexión se perdió antes de la respuesta. Puede que la imagen haya llegado; otro intento podría crear una segunda.',
      expired:
        'El tiempo para esta subida se ha agotado. Otro intento creará una segunda entrada en el servicio.',
    },
    unauthorized: 'No hay ninguna sesión iniciada. Hay que iniciar sesión y volver a intentarlo.',
    forbidden: 'Aquí no se permite subir imágenes.',
    'token-expired': 'El permiso para subir ha caducado. Hay que recargar la página.',
    'token-used': 'Este permiso para subir ya se ha usado. Hay que recargar la página.',
    'in-progress': 'Esta imagen ya se está subiendo.',
    'key-reused': 'Esta subida se ha confundido con otra. Es necesario volver a añadir la imagen.',
    'rate-limited':
      'Demasiadas subidas en este momento. Hay que esperar un poco y volver a intentarlo.',
    'quota-exceeded':
      'El servicio se ha quedado sin crédito. Conviene avisar al responsable de este sitio.',
    'upstream-auth': NOT_SET_UP,
    'provider-rejected': 'El servicio rechazó esta imagen.',
    'provider-unavailable': 'El servicio no está disponible. Se puede volver a intentar más tarde.',
    'upstream-timeout': 'El servicio no respondió a tiempo.',
    'bad-response': UNEXPECTED,
    'upstream-redirect': UNEXPECTED,
    'upload-url-refused': UNEXPECTED,
    'incomplete-body': 'La subida se interrumpió. Se puede volver a intentar.',
    'client-timeout': 'La subida fue demasiado lenta. Se puede volver a intentar.',
    'invalid-request': 'No se entendió la subida. Conviene avisar al responsable de este sitio.',
    'body-already-read': NOT_SET_UP,
    'not-found': NOT_SET_UP,
    'method-not-allowed': NOT_SET_UP,
    'proxy-unavailable':
      'En este momento no es posible subir imágenes. Se puede volver a intentar más tarde.',
  },
};
