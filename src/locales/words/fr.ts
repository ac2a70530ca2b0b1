import { errors, refusals } from '../errors/fr.js';
import type { NoteWords } from '../notes.js';
import type { Words } from '../words.js';

/** French, with "vous" and no-break spaces before colons. Participles agree with "une image". */
export const words: Words<'one' | 'many'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Choisir des images' : 'Choisir une image'),
  drop: (multiple) => (multiple ? 'Déposez des images ici' : 'Déposez une image ici'),
  dropOrPaste: (multiple) =>
    multiple ? 'Déposez ou collez des images ici' : 'Déposez ou collez une image ici',
  dropNow: 'Déposez pour envoyer',
  dropImages: {
    one: 'Déposez {count} image',
    many: 'Déposez {count} d’images',
    other: 'Déposez {count} images',
  },
  dropRefused: 'Ce type de fichier n’est pas pris en charge',
  noFiles:
    'C’était un lien, pas un fichier image. Enregistrez d’abord l’image, puis choisissez-la ici.',
  limits: (formats, size) => `${formats}, jusqu’à ${size}`,
  list: 'Images',
  unnamed: 'Image sans nom',
  status: {
    checking: 'Vérification',
    rejected: 'Refusée',
    queued: 'En file d’attente',
    preparing: 'Préparation',
    processing: (provider) => `Traitement par ${provider}`,
    waiting: {
      offline: 'Hors ligne, en attente de reconnexion',
      'rate-limited': 'En pause\u00A0: trop d’envois',
      backoff: 'En attente d’un nouvel essai',
    },
    success: 'Envoyée',
    failed: 'Échec',
    perhapsArrived: 'Envoi non confirmé',
    canceled: 'Envoi annulé',
    canceledButPerhapsArrived: 'Envoi annulé, mais l’image a peut-être été envoyée',
  },
  seconds: { one: '{count} s', many: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', many: '{count} min', other: '{count} min' },
  again: (time) => `nouvel essai dans ${time}`,
  remaining: (time) => `encore ${time} environ`,
  stillUploading: 'Veuillez attendre la fin des envois.',
  progress: (name) => `Envoi\u00A0: ${name}`,
  overall: 'Tous les envois',
  announcement: {
    uploading: {
      one: 'Envoi de {count} image en cours\u00A0: {percent}.',
      many: 'Envoi de {count} d’images en cours\u00A0: {percent}.',
      other: 'Envoi de {count} images en cours\u00A0: {percent}.',
    },
    uploaded: {
      one: 'Image envoyée\u00A0: {done} sur {count}.',
      many: 'Images envoyées\u00A0: {done} sur {count}.',
      other: 'Images envoyées\u00A0: {done} sur {count}.',
    },
    failed: { one: '{count} échec.', many: '{count} d’échecs.', other: '{count} échecs.' },
  },
  alert: (name, sentence) => `${name}\u00A0: ${sentence}`,
  several: {
    rejected: (names) => `Fichiers refusés\u00A0: ${names}.`,
    failed: (names) => `Échec de l’envoi\u00A0: ${names}.`,
    more: (count) => `${count} autres`,
  },
  summary: {
    uploaded: {
      one: 'Image envoyée\u00A0: {done} sur {count}',
      many: 'Images envoyées\u00A0: {done} sur {count}',
      other: 'Images envoyées\u00A0: {done} sur {count}',
    },
    failed: { one: '{count} échec', many: '{count} d’échecs', other: '{count} échecs' },
    rejected: { one: '{count} refusée', many: '{count} refusées', other: '{count} refusées' },
  },
  retry: 'Réessayer',
  retryAnyway: 'Réessayer quand même',
  cancel: 'Annuler',
  remove: 'Retirer',
  replace: 'Remplacer',
  takePhoto: 'Prendre une photo',
  cancelAll: 'Tout annuler',
  retryFailed: {
    one: 'Réessayer l’envoi échoué',
    many: 'Réessayer {count} d’envois échoués',
    other: 'Réessayer {count} envois échoués',
  },
  clearFinished: 'Retirer les envois terminés',
  move: 'Déplacer',
  moveHint:
    'Appuyez sur Espace ou Entrée pour saisir l’image, sur les flèches pour la déplacer, puis sur Espace ou Entrée pour la déposer. Échap annule.',
  moving: {
    'picked-up': (name, place, count) => `Vous avez saisi ${name}, position ${place} sur ${count}.`,
    moved: (name, place, count) => `${name} est maintenant en position ${place} sur ${count}.`,
    dropped: (name, place, count) => `Vous avez déposé ${name} en position ${place} sur ${count}.`,
    canceled: (name, place, count) =>
      `Déplacement annulé. ${name} est de nouveau en position ${place} sur ${count}.`,
  },
  view: 'Agrandir',
  previous: 'Image précédente',
  next: 'Image suivante',
  close: 'Fermer',
  showOriginal: 'Voir l’original',
  showResult: 'Voir le résultat',
  position: (place, count) => `${place} sur ${count}`,
  action: (verb, name) => `${verb}\u00A0: ${name}`,
  sides: {
    width: (pixels) => `${pixels} px de large`,
    height: (pixels) => `${pixels} px de haut`,
  },
  refusals,
  errors,
};

/** What was done to a file in preparation. */
export const notes: NoteWords = {
  converted: (from, to) => `Converti de ${from} en ${to}.`,
  compressed: (from, to) => `Allégé : de ${from} à ${to}.`,
  scaled: (from, to) => `Réduit : de ${from} à ${to} pixels.`,
  flattened: 'La transparence a été remplacée par du blanc.',
  incomplete: (percent) => `Le fichier est incomplet : il manque environ ${percent} de l’image.`,
  coarse: 'Le fichier est incomplet : l’image peut manquer de détails.',
  'metadata-dropped':
    'Les éventuelles informations de lieu, de date et d’appareil ont été supprimées.',
  'orientation-dropped':
    'Conservée telle qu’affichée ici : la rotation enregistrée dans le fichier, ignorée par les navigateurs, a été supprimée.',
  'colors-converted': (from) => `Couleurs converties de ${from} en sRGB.`,
  'colors-uncertain':
    'Les couleurs peuvent paraître différentes, car elles n’ont pas pu être converties.',
  'precision-reduced': (bits) => `Réduit de ${bits} à 8 bits par canal.`,
  'gain-map-dropped': 'Les données HDR ont été supprimées.',
  'motion-dropped': 'La vidéo de la photo animée a été supprimée.',
  'pictures-dropped':
    'Seule l’image principale a été conservée ; les autres images du fichier ont été supprimées.',
  grayscale: 'niveaux de gris',
  removals: {
    details: 'Les informations telles que le lieu, la date et l’appareil ont été supprimées.',
    'content-credentials':
      'Les Content Credentials ont été supprimées : l’historique de l’image n’est plus vérifiable.',
    'trailing-data':
      'Seule l’image principale a été conservée : les autres images, la vidéo et les données HDR ont été supprimées.',
  },
};
