import type { ErrorWords, RefusalWords } from '../error-words.js';

const NOT_SET_UP =
  'Las subidas no están bien configuradas. Conviene avisar al responsable del sitio.';
const UNEXPECTED = 'Respuesta inesperada del servicio.';
const FORMAT = 'Este navegador no puede convertir este formato.';

/** What each error says. */
export const errors: ErrorWords<'one' | 'many'> = {
  'file-invalid-type': {
    known: (format) => `El formato ${format} no se admite.`,
    unknown: 'Este tipo de imagen no se admite.',
    choose: (formats) => `Se admiten archivos ${formats}.`,
  },
  'file-type-mismatch': {
    known: (format) =>
      `Este archivo no es un ${format} válido. Puede estar dañado o tener una extensión incorrecta.`,
    unknown:
      'Este archivo no es una imagen válida. Puede estar dañado o tener una extensión incorrecta.',
  },
  'file-too-large': {
    known: (size) => `Este archivo es demasiado grande. El límite es ${size}.`,
    unknown: 'Este archivo es demasiado grande para el servidor.',
  },
  'file-too-small': {
    known: (size) => `Este archivo es demasiado pequeño. El mínimo es ${size}.`,
    unknown: 'Este archivo es demasiado pequeño.',
  },
  'file-empty': 'Este archivo está vacío.',
  'too-many-files': {
    known: {
      one: 'Solo se puede añadir {count} imagen.',
      many: 'Se pueden añadir hasta {count} de imágenes.',
      other: 'Se pueden añadir hasta {count} imágenes.',
    },
    unknown: 'Son demasiados archivos. Es necesario quitar alguno.',
  },
  'duplicate-file': 'Esta imagen ya se ha añadido.',
  'is-directory': 'Esto es una carpeta. Se pueden elegir las imágenes que contiene.',
  'file-unreadable':
    'Este archivo no se puede leer. Puede que se haya modificado, movido o eliminado. Es necesario elegirlo de nuevo.',
  'image-too-small': {
    known: (sides) => `Demasiado pequeña: como mínimo ${sides}.`,
    unknown: 'Las dimensiones de esta imagen son demasiado pequeñas.',
  },
  'image-too-large': {
    known: (sides) => `Demasiado grande: como máximo ${sides}.`,
    unknown: 'Las dimensiones de esta imagen son demasiado grandes.',
  },
  'image-aspect-ratio': {
    known: (ratio) => `La imagen debe ser de ${ratio}.`,
    unknown: 'Esta imagen no tiene las proporciones adecuadas.',
  },
  'image-corrupt': 'Esta imagen está dañada.',
  'metadata-not-removable':
    'No se pueden eliminar los metadatos de esta imagen. Se admiten JPEG, PNG y WebP.',
  custom: 'Este archivo no se ha admitido.',
  'file-changed': 'Este archivo ha cambiado desde que se eligió. Es necesario elegirlo de nuevo.',
  aborted: 'Cancelada.',
  network: 'Falló la conexión. Conviene comprobarla y reintentar.',
  offline: 'No hay conexión a internet. Se puede reintentar cuando vuelva.',
  timeout: 'El servidor no respondió a tiempo.',
  stalled: 'La subida se ha detenido. Se puede reintentar.',
  'outcome-unknown': {
    lost: 'La conexión se perdió antes de la confirmación.',
    unconfirmed: 'La subida no se ha confirmado.',
    duplicate: 'Puede que la imagen ya se haya subido; otro intento podría duplicarla.',
    expired: 'Esta subida ha caducado. Otro intento crea una segunda entrada.',
  },
  'headers-failed': 'No se pudo comprobar el permiso para subir. Se puede reintentar.',
  'loading-failed':
    'No se pudo cargar una parte de esta página. Recarga la página e inténtalo de nuevo.',
  'not-a-proxy': {
    page: 'Respondió otra página en lugar del servidor de subidas. Puede que sea necesario volver a iniciar sesión, en este sitio o en la red wifi.',
    redirected: 'Puede que la sesión se haya cerrado. Es necesario iniciarla de nuevo.',
    gateway: 'El servidor de este sitio no responde.',
    'no-endpoint': NOT_SET_UP,
  },
  unauthorized: 'No hay ninguna sesión iniciada. Es necesario iniciar sesión y reintentar.',
  forbidden: 'No hay permiso para subir imágenes aquí.',
  'token-expired': 'El permiso para subir ha caducado. Es necesario recargar la página.',
  'token-used': 'Este permiso para subir ya se ha usado. Es necesario recargar la página.',
  'in-progress': 'Esta imagen ya se está subiendo.',
  'key-reused': 'Esta subida se ha confundido con otra. Es necesario volver a añadir la imagen.',
  'rate-limited': 'Demasiadas subidas en este momento. Se puede reintentar en unos instantes.',
  'quota-exceeded':
    'El servicio se ha quedado sin crédito. Conviene avisar al responsable del sitio.',
  'upstream-auth': NOT_SET_UP,
  'provider-rejected': 'El servicio rechazó esta imagen.',
  'provider-unavailable': 'El servicio no está disponible. Se puede reintentar más tarde.',
  'upstream-timeout': 'El servicio no respondió a tiempo.',
  'bad-response': UNEXPECTED,
  'upstream-redirect': UNEXPECTED,
  'upload-url-refused': UNEXPECTED,
  'incomplete-body': 'La subida se interrumpió. Se puede reintentar.',
  'client-timeout': 'La subida fue demasiado lenta. Se puede reintentar.',
  'invalid-request':
    'El servidor no pudo procesar esta subida. Conviene avisar al responsable del sitio.',
  'body-already-read': NOT_SET_UP,
  'not-found': NOT_SET_UP,
  'method-not-allowed': NOT_SET_UP,
  'proxy-unavailable':
    'En este momento no se pueden subir imágenes. Se puede reintentar más tarde.',
};

/** Why preparation couldn't fix a file. */
export const refusals: RefusalWords = {
  animated: 'Una modificación conservaría solo un fotograma de la animación.',
  'not-decodable': 'Los navegadores no pueden convertir este formato.',
  'not-writable': 'Los navegadores no pueden convertir este formato.',
  'heic-loader-missing': FORMAT,
  'heic-loader-failed': FORMAT,
  'tiff-loader-failed': FORMAT,
  'too-many-pixels': 'Este navegador no puede reducir esta imagen.',
  'cannot-shrink': 'Esta imagen no se puede reducir lo suficiente.',
  'canvas-blocked': 'Este navegador impide que las páginas modifiquen imágenes.',
  'size-unknown':
    'No se pueden leer las dimensiones de esta imagen. Se puede exportar como JPEG o PNG.',
};
