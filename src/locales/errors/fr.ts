import type { ErrorWords, RefusalWords } from '../error-words.js';

const NOT_SET_UP = 'Les envois ne sont pas bien configurés. Prévenez le responsable du site.';
const UNEXPECTED = 'Réponse inattendue du service.';
const FORMAT = 'Ce navigateur ne peut pas convertir ce format.';

/** What each error says. */
export const errors: ErrorWords<'one' | 'many'> = {
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
    duplicate: 'L’image a peut-être été envoyée\u00A0; un nouvel essai pourrait créer un doublon.',
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
};

/** Why preparation couldn't fix a file. */
export const refusals: RefusalWords = {
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
};
