import { errors, refusals } from '../errors/es.js';
import type { NoteWords } from '../notes.js';
import type { Words } from '../words.js';

/** Spanish. Impersonal, so that it fits apps that say "tú", "vos" or "usted". */
export const words: Words<'one' | 'many'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Elegir imágenes' : 'Elegir una imagen'),
  drop: (multiple) => (multiple ? 'Suelta imágenes aquí' : 'Suelta una imagen aquí'),
  dropOrPaste: (multiple) =>
    multiple ? 'Suelta o pega imágenes aquí' : 'Suelta o pega una imagen aquí',
  dropNow: 'Soltar para subir',
  dropImages: {
    one: 'Suelta {count} imagen',
    many: 'Suelta {count} de imágenes',
    other: 'Suelta {count} imágenes',
  },
  dropRefused: 'Este tipo de archivo no se admite',
  noFiles:
    'Eso era un enlace, no un archivo de imagen. La imagen se puede guardar primero y elegir después aquí.',
  limits: (formats, size) => `${formats}, hasta ${size}`,
  list: 'Imágenes',
  unnamed: 'Imagen sin nombre',
  status: {
    checking: 'Comprobando',
    rejected: 'No admitida',
    queued: 'En cola',
    preparing: 'Preparando',
    processing: (provider) => `Procesándose en ${provider}`,
    waiting: {
      offline: 'Sin conexión, esperando para reconectar',
      'rate-limited': 'En pausa: demasiadas subidas',
      backoff: 'En espera de otro intento',
    },
    success: 'Subida',
    failed: 'Fallida',
    perhapsArrived: 'Subida sin confirmar',
    canceled: 'Cancelada',
    canceledButPerhapsArrived: 'Cancelada, pero puede que se haya subido',
  },
  seconds: { one: '{count} s', many: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', many: '{count} min', other: '{count} min' },
  again: (time) => `reintento en ${time}`,
  remaining: (time) => `tiempo restante: cerca de ${time}`,
  stillUploading: 'Las imágenes aún se están subiendo. Un momento, por favor.',
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
  alert: (name, sentence) => `${name}: ${sentence}`,
  several: {
    rejected: (names) => `No se admiten: ${names}.`,
    failed: (names) => `No se pudieron subir: ${names}.`,
    more: (count) => `${count} más`,
  },
  summary: {
    uploaded: {
      one: '{done} de {count} subida',
      many: '{done} de {count} subidas',
      other: '{done} de {count} subidas',
    },
    failed: { one: '{count} fallida', many: '{count} fallidas', other: '{count} fallidas' },
    rejected: {
      one: '{count} no admitida',
      many: '{count} no admitidas',
      other: '{count} no admitidas',
    },
  },
  retry: 'Reintentar',
  retryAnyway: 'Reintentar de todos modos',
  cancel: 'Cancelar',
  remove: 'Quitar',
  replace: 'Reemplazar',
  takePhoto: 'Tomar una foto',
  cancelAll: 'Cancelar todo',
  retryFailed: {
    one: 'Reintentar la subida fallida',
    many: 'Reintentar {count} de subidas fallidas',
    other: 'Reintentar {count} subidas fallidas',
  },
  clearFinished: 'Quitar las terminadas',
  move: 'Mover',
  moveHint:
    'Pulsa Espacio o Intro para tomar la imagen, las flechas para moverla y Espacio o Intro para soltarla. Escape cancela.',
  moving: {
    'picked-up': (name, place, count) => `Has tomado ${name}, posición ${place} de ${count}.`,
    moved: (name, place, count) => `${name} está ahora en la posición ${place} de ${count}.`,
    dropped: (name, place, count) => `Has soltado ${name} en la posición ${place} de ${count}.`,
    canceled: (name, place, count) =>
      `Movimiento cancelado. ${name} vuelve a la posición ${place} de ${count}.`,
  },
  view: 'Ampliar',
  previous: 'Imagen anterior',
  next: 'Imagen siguiente',
  close: 'Cerrar',
  showOriginal: 'Ver original',
  showResult: 'Ver resultado',
  position: (place, count) => `${place} de ${count}`,
  action: (verb, name) => `${verb}: ${name}`,
  sides: { width: (pixels) => `${pixels} px de ancho`, height: (pixels) => `${pixels} px de alto` },
  refusals,
  errors,
};

/** What was done to a file in preparation. */
export const notes: NoteWords = {
  converted: (from, to) => `Convertida de ${from} a ${to}.`,
  compressed: (from, to) => `Comprimida: de ${from} a ${to}.`,
  scaled: (from, to) => `Reducida: de ${from} a ${to} píxeles.`,
  flattened: 'La transparencia se ha sustituido por blanco.',
  incomplete: (percent) =>
    `El archivo está incompleto: falta aproximadamente el ${percent} de la imagen.`,
  coarse: 'El archivo está incompleto: a la imagen le pueden faltar detalles.',
  'metadata-dropped':
    'Se han eliminado la ubicación, la fecha y los datos de la cámara, si los había.',
  'orientation-dropped':
    'Se conserva tal como se ve aquí: se ha eliminado la rotación guardada en el archivo, que los navegadores ignoran.',
  'colors-converted': (from) => `Colores convertidos de ${from} a sRGB.`,
  'colors-uncertain': 'Los colores pueden verse distintos porque no se pudieron convertir.',
  'precision-reduced': (bits) => `Reducida de ${bits} a 8 bits por canal.`,
  'gain-map-dropped': 'Se han eliminado los datos HDR.',
  'motion-dropped': 'Se ha eliminado el vídeo de la foto en movimiento.',
  'pictures-dropped':
    'Solo se ha conservado la imagen principal; las demás del archivo se han eliminado.',
  grayscale: 'escala de grises',
  removals: {
    details: 'Se han eliminado datos como la ubicación, la fecha y la cámara.',
    'content-credentials':
      'Se han eliminado las Content Credentials: ya no se puede verificar el historial de la imagen.',
    'trailing-data':
      'Solo se ha conservado la imagen principal: se han eliminado las demás imágenes, el vídeo y los datos HDR.',
  },
};
