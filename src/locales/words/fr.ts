import type { Words } from '../words.js';

const NOT_SET_UP = 'Ce site n’est pas bien configuré. Prévenez son responsable.';
const UNEXPECTED = 'Le service a donné une réponse inattendue.';
const FORMAT = 'Ce navigateur ne peut pas convertir ce format.';

/** French, with "vous". A space that does not break stands before colons; what is sent is "une image". */
export const words: Words<'one' | 'many'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Choisir des images' : 'Choisir une image'),
  drop: (multiple) => (multiple ? 'ou déposez-les ici' : 'ou déposez-la ici'),
  dropNow: 'Déposez pour envoyer',
  dropRefused: 'Ceci n’est pas accepté ici',
  noFiles:
    'Seul un lien est arrivé, pas une image. Enregistrez d’abord l’image, puis choisissez-la ici.',
  limits: (formats, size) => `${formats}, jusqu’à ${size}`,
  list: 'Images',
  unnamed: 'Image sans nom',
  status: {
    checking: 'Vérification',
    rejected: 'Non acceptée',
    queued: 'En attente',
    preparing: 'Préparation',
    processing: (provider) => `En attente de ${provider}`,
    waiting: {
      offline: 'En attente du réseau',
      'rate-limited': 'En attente\u00A0: beaucoup d’envois en ce moment',
      backoff: 'En attente d’un nouvel essai',
    },
    success: 'Envoyée',
    failed: 'Échec',
    perhapsArrived: 'Peut-être arrivée',
    canceled: 'Envoi annulé',
    canceledButPerhapsArrived: 'Envoi annulé, mais l’image est peut-être arrivée',
  },
  seconds: { one: '{count} s', many: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', many: '{count} min', other: '{count} min' },
  again: (time) => `reprise dans ${time}`,
  remaining: (time) => `encore ${time} environ`,
  stillUploading: 'Attendez que vos images soient envoyées.',
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
  summary: {
    uploaded: {
      one: 'Image envoyée\u00A0: {done} sur {count}',
      many: 'Images envoyées\u00A0: {done} sur {count}',
      other: 'Images envoyées\u00A0: {done} sur {count}',
    },
    failed: { one: '{count} échec', many: '{count} d’échecs', other: '{count} échecs' },
  },
  retry: 'Réessayer',
  retryAnyway: 'Réessayer quand même',
  cancel: 'Annuler',
  remove: 'Retirer',
  cancelAll: 'Tout annuler',
  retryFailed: {
    one: 'Réessayer l’envoi échoué',
    many: 'Réessayer {count} d’envois échoués',
    other: 'Réessayer {count} envois échoués',
  },
  clearFinished: 'Retirer les envois terminés',
  action: (verb, name) => `${verb}\u00A0: ${name}`,
  sides: {
    width: (pixels) => `${pixels} en largeur`,
    height: (pixels) => `${pixels} en hauteur`,
  },
  refusals: {
    animated: 'Une modification ne garderait qu’une image de l’animation.',
    'not-decodable': 'Les navigateurs ne peuvent pas convertir ce format.',
    'not-writable': 'Les navigateurs ne peuvent pas convertir ce format.',
    'heic-loader-missing': FORMAT,
    'heic-loader-failed': FORMAT,
    'too-many-pixels': 'Ce navigateur ne peut pas réduire cette image.',
    'cannot-shrink': 'Cette image ne peut pas être assez réduite.',
    'canvas-blocked': 'Ce navigateur empêche les pages de modifier des images.',
  },
  errors: {
    'file-invalid-type': {
      known: (format) => `Le format ${format} n’est pas accepté ici.`,
      unknown: 'Ce fichier n’est pas une image acceptée ici.',
      choose: (formats) => `Choisissez un fichier ${formats}.`,
    },
    'file-type-mismatch': {
      known: (format) =>
        `Ce fichier n’est pas réellement au format ${format}. Il est peut-être endommagé ou mal nommé.`,
      unknown:
        'Ce fichier n’est pas réellement une image. Il est peut-être endommagé ou mal nommé.',
    },
    'file-too-large': {
      known: (size) => `Ce fichier est trop volumineux\u00A0: ${size} au maximum.`,
      unknown: 'Ce fichier est trop volumineux pour le serveur.',
    },
    'file-too-small': {
      known: (size) => `Ce fichier est trop petit\u00A0: ${size} au minimum.`,
      unknown: 'Ce fichier est trop petit.',
    },
    'file-empty': 'Ce fichier est vide.',
    'too-many-files': {
      known: {
        one: 'Vous ne pouvez choisir que {count} image. Retirez-en une d’abord.',
        many: 'Vous ne pouvez choisir que {count} d’images. Retirez-en une d’abord.',
        other: 'Vous ne pouvez choisir que {count} images. Retirez-en une d’abord.',
      },
      unknown: 'Il y a trop de fichiers. Retirez-en un d’abord.',
    },
    'duplicate-file': 'Cette image est déjà dans la liste.',
    'is-directory': 'C’est un dossier. Choisissez les images qu’il contient.',
    'file-unreadable':
      'Ce fichier est illisible. Il a peut-être été modifié, déplacé ou supprimé\u00A0; choisissez-le à nouveau.',
    'image-too-small': {
      known: (sides) => `Cette image n’a pas assez de pixels\u00A0: au moins ${sides}.`,
      unknown: 'Cette image n’a pas assez de pixels.',
    },
    'image-too-large': {
      known: (sides) => `Cette image a trop de pixels\u00A0: au plus ${sides}.`,
      unknown: 'Cette image a trop de pixels.',
    },
    'image-aspect-ratio': {
      known: (ratio) => `Cette image n’a pas les bonnes proportions\u00A0: il faut ${ratio}.`,
      unknown: 'Cette image n’a pas les bonnes proportions.',
    },
    'image-corrupt': 'Cette image est endommagée.',
    custom: 'Ce fichier n’est pas accepté ici.',
    'file-changed': 'Ce fichier a changé depuis que vous l’avez choisi. Choisissez-le à nouveau.',
    aborted: 'Envoi annulé.',
    network: 'La connexion a échoué. Vérifiez-la et réessayez.',
    offline: 'Vous êtes hors ligne. Réessayez une fois la connexion rétablie.',
    timeout: 'Le serveur n’a pas répondu à temps.',
    stalled: 'L’envoi n’avance plus.',
    'outcome-unknown': {
      lost: 'La connexion a été perdue avant la réponse. L’image est peut-être arrivée\u00A0; un nouvel essai pourrait en créer une deuxième.',
      expired:
        'Le délai de cet envoi est écoulé. Un nouvel essai créera une deuxième entrée auprès du service.',
    },
    unauthorized: 'Aucune session n’est ouverte. Connectez-vous et réessayez.',
    forbidden: 'Vous ne pouvez pas envoyer d’images ici.',
    'token-expired': 'Votre autorisation d’envoi a expiré. Rechargez la page.',
    'token-used': 'Cette autorisation d’envoi a déjà servi. Rechargez la page.',
    'in-progress': 'Cette image est déjà en cours d’envoi.',
    'key-reused': 'Cet envoi a été confondu avec un autre. Ajoutez de nouveau l’image.',
    'rate-limited': 'Trop d’envois en ce moment. Patientez un instant et réessayez.',
    'quota-exceeded': 'Le service n’a plus de crédit. Prévenez le responsable de ce site.',
    'upstream-auth': NOT_SET_UP,
    'provider-rejected': 'Le service a refusé cette image.',
    'provider-unavailable': 'Le service n’est pas disponible. Réessayez plus tard.',
    'upstream-timeout': 'Le service n’a pas répondu à temps.',
    'bad-response': UNEXPECTED,
    'upstream-redirect': UNEXPECTED,
    'upload-url-refused': UNEXPECTED,
    'incomplete-body': 'L’envoi a été interrompu. Réessayez.',
    'client-timeout': 'L’envoi était trop lent. Réessayez.',
    'invalid-request': 'L’envoi n’a pas été compris. Prévenez le responsable de ce site.',
    'body-already-read': NOT_SET_UP,
    'not-found': NOT_SET_UP,
    'method-not-allowed': NOT_SET_UP,
    'proxy-unavailable': 'Les envois ne sont pas possibles pour le moment. Réessayez plus tard.',
  },
};
