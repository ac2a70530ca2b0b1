import type { NoteWords } from '../notes.js';
import type { Words } from '../words.js';

const NOT_SET_UP = 'Les envois ne sont pas bien configurés. Prévenez le responsable du site.';
const UNEXPECTED = 'Réponse inattendue du service.';
const FORMAT = 'Ce navigateur ne peut pas convertir ce format.';

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
  cancelAll: 'Tout annuler',
  retryFailed: {
    one: 'Réessayer l’envoi échoué',
    many: 'Réessayer {count} d’envois échoués',
    other: 'Réessayer {count} envois échoués',
  },
  clearFinished: 'Retirer les envois terminés',
  action: (verb, name) => `${verb}\u00A0: ${name}`,
  sides: {
    width: (pixels) => `${pixels} px de large`,
    height: (pixels) => `${pixels} px de haut`,
  },
  refusals: {
    animated: 'Une modification ne garderait qu’une image de l’animation.',
    'not-decodable': 'Les navigateurs ne peuvent pas convertir ce format.',
    'not-writable': 'Les navigateurs ne peuvent pas convertir ce format.',
    'heic-loader-missing': FORMAT,
    'heic-loader-failed': FORMAT,
    'tiff-loader-failed': FORMAT,
    'too-many-pixels': 'Ce navigateur ne peut pas réduire cette image.',
    'cannot-shrink': 'Cette image ne peut pas être assez réduite.',
    'canvas-blocked': 'Ce navigateur empêche les pages de modifier des images.',
    'size-unknown': 'Les dimensions de cette image sont illisibles. Exportez-la en JPEG ou en PNG.',
  },
  errors: {
    'file-invalid-type': {
      known: (format) => `Le format ${format} n’est pas pris en charge.`,
      unknown: 'Ce type de fichier n’est pas pris en charge.',
      choose: (formats) => `Utilisez un fichier ${formats}.`,
    },
    'file-type-mismatch': {
      known: (format) =>
        `Ce fichier n’est pas un ${format} valide. Il est peut-être endommagé ou a une mauvaise extension.`,
      unknown:
        'Ce fichier n’est pas une image valide. Il est peut-être endommagé ou a une mauvaise extension.',
    },
    'file-too-large': {
      known: (size) => `Ce fichier est trop volumineux. La limite est de ${size}.`,
      unknown: 'Ce fichier est trop volumineux pour le serveur.',
    },
    'file-too-small': {
      known: (size) => `Ce fichier est trop petit. Le minimum est de ${size}.`,
      unknown: 'Ce fichier est trop petit.',
    },
    'file-empty': 'Ce fichier est vide.',
    'too-many-files': {
      known: {
        one: 'Vous ne pouvez ajouter que {count} image.',
        many: 'Vous pouvez ajouter jusqu’à {count} d’images.',
        other: 'Vous pouvez ajouter jusqu’à {count} images.',
      },
      unknown: 'Il y a trop de fichiers. Retirez-en un d’abord.',
    },
    'duplicate-file': 'Cette image a déjà été ajoutée.',
    'is-directory': 'C’est un dossier. Choisissez les images qu’il contient.',
    'file-unreadable':
      'Ce fichier est illisible. Il a peut-être été modifié, déplacé ou supprimé. Choisissez-le à nouveau.',
    'image-too-small': {
      known: (sides) => `Trop petite\u00A0: au moins ${sides}.`,
      unknown: 'Les dimensions de cette image sont trop petites.',
    },
    'image-too-large': {
      known: (sides) => `Trop grande\u00A0: au plus ${sides}.`,
      unknown: 'Les dimensions de cette image sont trop grandes.',
    },
    'image-aspect-ratio': {
      known: (ratio) => `L’image doit être au format ${ratio}.`,
      unknown: 'Cette image n’a pas les bonnes proportions.',
    },
    'image-corrupt': 'Cette image est endommagée.',
    'metadata-not-removable':
      'Les métadonnées de cette image ne peuvent pas être supprimées. Utilisez le format JPEG, PNG ou WebP.',
    custom: 'Ce fichier n’a pas été accepté.',
    'file-changed': 'Ce fichier a changé depuis que vous l’avez choisi. Choisissez-le à nouveau.',
    aborted: 'Envoi annulé.',
    network: 'La connexion a échoué. Vérifiez-la et réessayez.',
    offline: 'Vous êtes hors ligne. Réessayez une fois la connexion rétablie.',
    timeout: 'Le serveur n’a pas répondu à temps.',
    stalled: 'L’envoi est bloqué. Réessayez.',
    'outcome-unknown': {
      lost: 'La connexion a été perdue avant la confirmation.',
      unconfirmed: 'L’envoi n’a pas été confirmé.',
      duplicate:
        'L’image a peut-être été envoyée\u00A0; un nouvel essai pourrait créer un doublon.',
      expired: 'Cet envoi a expiré. Un nouvel essai crée une deuxième entrée.',
    },
    'headers-failed': 'Votre autorisation d’envoi n’a pas pu être vérifiée. Réessayez.',
    'loading-failed':
      'Une partie de cette page n’a pas pu être chargée. Rechargez la page, puis réessayez.',
    'not-a-proxy': {
      page: 'Une autre page a répondu à la place du serveur d’envoi. Vous devrez peut-être vous reconnecter, à ce site ou au réseau Wi-Fi.',
      redirected: 'Votre session a peut-être expiré. Reconnectez-vous.',
      gateway: 'Le serveur de ce site ne répond pas.',
      'no-endpoint': NOT_SET_UP,
    },
    unauthorized: 'Aucune session n’est ouverte. Connectez-vous et réessayez.',
    forbidden: 'Vous n’avez pas l’autorisation d’envoyer des images ici.',
    'token-expired': 'Votre autorisation d’envoi a expiré. Rechargez la page.',
    'token-used': 'Cette autorisation d’envoi a déjà été utilisée. Rechargez la page.',
    'in-progress': 'Cette image est déjà en cours d’envoi.',
    'key-reused': 'Cet envoi a été confondu avec un autre. Ajoutez de nouveau l’image.',
    'rate-limited': 'Trop d’envois en ce moment. Patientez un instant et réessayez.',
    'quota-exceeded': 'Le service n’a plus de crédit. Prévenez le responsable du site.',
    'upstream-auth': NOT_SET_UP,
    'provider-rejected': 'Le service a refusé cette image.',
    'provider-unavailable': 'Le service n’est pas disponible. Réessayez plus tard.',
    'upstream-timeout': 'Le service n’a pas répondu à temps.',
    'bad-response': UNEXPECTED,
    'upstream-redirect': UNEXPECTED,
    'upload-url-refused': UNEXPECTED,
    'incomplete-body': 'L’envoi a été interrompu. Réessayez.',
    'client-timeout': 'L’envoi était trop lent. Réessayez.',
    'invalid-request': 'Le serveur n’a pas pu traiter cet envoi. Prévenez le responsable du site.',
    'body-already-read': NOT_SET_UP,
    'not-found': NOT_SET_UP,
    'method-not-allowed': NOT_SET_UP,
    'proxy-unavailable': 'Les envois ne sont pas possibles pour le moment. Réessayez plus tard.',
  },
};

/** What was done to a file in preparation. */
export const notes: NoteWords = {
  converted: (from, to) => `Converti de ${from} en ${to}.`,
  compressed: (from, to) => `Allégé : de ${from} à ${to}.`,
  scaled: (from, to) => `Réduit : de ${from} à ${to} pixels.`,
  flattened: 'La transparence a été remplacée par du blanc.',
  incomplete: (percent) => `Le fichier est incomplet : il manque environ ${percent} de l’image.`,
  coarse: 'Le fichier est incomplet : l’image peut manquer de détails.',
  'metadata-dropped': 'Le lieu, la date et les informations de l’appareil ont été supprimés.',
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
