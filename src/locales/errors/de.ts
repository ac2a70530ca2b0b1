import type { ErrorWords, RefusalWords } from '../error-words.js';

const NOT_SET_UP =
  'Uploads sind hier nicht richtig eingerichtet. Bitte den Betreiber der Website informieren.';
const UNEXPECTED = 'Unerwartete Antwort des Dienstes.';
const FORMAT = 'Dieser Browser kann dieses Format nicht umwandeln.';

/** What each error says. */
export const errors: ErrorWords<'one'> = {
  'file-invalid-type': {
    known: (format) => `${format} wird nicht unterstützt.`,
    unknown: 'Dieses Bildformat wird nicht unterstützt.',
    choose: (formats) => `Bitte ${formats} verwenden.`,
  },
  'file-type-mismatch': {
    known: (format) =>
      `Dies ist keine gültige ${format}-Datei. Sie ist vielleicht beschädigt oder hat die falsche Endung.`,
    unknown:
      'Dies ist kein gültiges Bild. Die Datei ist vielleicht beschädigt oder hat die falsche Endung.',
  },
  'file-too-large': {
    known: (size) => `Diese Datei ist zu groß. Erlaubt sind bis zu ${size}.`,
    unknown: 'Diese Datei ist zu groß für den Server.',
  },
  'file-too-small': {
    known: (size) => `Diese Datei ist zu klein. Nötig sind mindestens ${size}.`,
    unknown: 'Diese Datei ist zu klein.',
  },
  'file-empty': 'Diese Datei ist leer.',
  'too-many-files': {
    known: {
      one: 'Es kann nur {count} Bild hinzugefügt werden.',
      other: 'Es können bis zu {count} Bilder hinzugefügt werden.',
    },
    unknown: 'Das sind zu viele Dateien. Bitte zuerst eine entfernen.',
  },
  'duplicate-file': 'Dieses Bild wurde bereits hinzugefügt.',
  'is-directory': 'Das ist ein Ordner. Bitte die Bilder darin auswählen.',
  'file-unreadable':
    'Diese Datei lässt sich nicht lesen. Vielleicht wurde sie geändert, verschoben oder gelöscht. Bitte erneut auswählen.',
  'image-too-small': {
    known: (sides) => `Zu klein: mindestens ${sides}.`,
    unknown: 'Die Abmessungen dieses Bildes sind zu klein.',
  },
  'image-too-large': {
    known: (sides) => `Zu groß: höchstens ${sides}.`,
    unknown: 'Die Abmessungen dieses Bildes sind zu groß.',
  },
  'image-aspect-ratio': {
    known: (ratio) => `Das Bild muss das Seitenverhältnis ${ratio} haben.`,
    unknown: 'Dieses Bild hat das falsche Seitenverhältnis.',
  },
  'image-corrupt': 'Dieses Bild ist beschädigt.',
  'metadata-not-removable':
    'Die Metadaten dieses Bildes lassen sich nicht entfernen. Bitte JPEG, PNG oder WebP verwenden.',
  custom: 'Diese Datei wurde nicht akzeptiert.',
  'file-changed': 'Diese Datei wurde seit der Auswahl geändert. Bitte erneut auswählen.',
  aborted: 'Abgebrochen.',
  network: 'Die Verbindung ist fehlgeschlagen. Bitte prüfen und erneut versuchen.',
  offline: 'Keine Internetverbindung. Bitte erneut versuchen, sobald sie wieder besteht.',
  timeout: 'Der Server hat nicht rechtzeitig geantwortet.',
  stalled: 'Der Upload ist ins Stocken geraten. Bitte erneut versuchen.',
  'outcome-unknown': {
    lost: 'Die Verbindung wurde vor der Bestätigung getrennt.',
    unconfirmed: 'Der Upload wurde nicht bestätigt.',
    duplicate:
      'Das Bild ist möglicherweise schon hochgeladen; ein neuer Versuch könnte es doppelt anlegen.',
    expired: 'Dieser Upload ist abgelaufen. Ein neuer Versuch legt einen zweiten Eintrag an.',
  },
  'headers-failed':
    'Die Berechtigung zum Hochladen konnte nicht geprüft werden. Bitte erneut versuchen.',
  'loading-failed':
    'Ein Teil dieser Seite konnte nicht geladen werden. Bitte die Seite neu laden und erneut versuchen.',
  'not-a-proxy': {
    page: 'Statt des Upload-Servers hat eine andere Seite geantwortet. Vielleicht ist eine neue Anmeldung nötig, auf dieser Website oder im WLAN.',
    redirected: 'Die Anmeldung ist möglicherweise abgelaufen. Bitte erneut anmelden.',
    gateway: 'Der Server dieser Website antwortet nicht.',
    'no-endpoint': NOT_SET_UP,
  },
  unauthorized: 'Nicht angemeldet. Bitte anmelden und erneut versuchen.',
  forbidden: 'Keine Berechtigung zum Hochladen.',
  'token-expired': 'Die Berechtigung zum Hochladen ist abgelaufen. Bitte die Seite neu laden.',
  'token-used':
    'Diese Berechtigung zum Hochladen wurde bereits verwendet. Bitte die Seite neu laden.',
  'in-progress': 'Dieses Bild wird bereits hochgeladen.',
  'key-reused':
    'Dieser Upload wurde mit einem anderen verwechselt. Bitte das Bild erneut hinzufügen.',
  'rate-limited': 'Gerade zu viele Uploads. Bitte kurz warten und erneut versuchen.',
  'quota-exceeded':
    'Das Guthaben beim Dienst ist aufgebraucht. Bitte den Betreiber der Website informieren.',
  'upstream-auth': NOT_SET_UP,
  'provider-rejected': 'Der Dienst hat dieses Bild abgelehnt.',
  'provider-unavailable': 'Der Dienst ist nicht erreichbar. Bitte später erneut versuchen.',
  'upstream-timeout': 'Der Dienst hat nicht rechtzeitig geantwortet.',
  'bad-response': UNEXPECTED,
  'upstream-redirect': UNEXPECTED,
  'upload-url-refused': UNEXPECTED,
  'incomplete-body': 'Der Upload wurde unterbrochen. Bitte erneut versuchen.',
  'client-timeout': 'Der Upload war zu langsam. Bitte erneut versuchen.',
  'invalid-request':
    'Der Server konnte den Upload nicht verarbeiten. Bitte den Betreiber der Website informieren.',
  'body-already-read': NOT_SET_UP,
  'not-found': NOT_SET_UP,
  'method-not-allowed': NOT_SET_UP,
  'proxy-unavailable': 'Uploads sind gerade nicht möglich. Bitte später erneut versuchen.',
};

/** Why preparation couldn't fix a file. */
export const refusals: RefusalWords = {
  animated: 'Eine Änderung würde nur ein Bild der Animation erhalten.',
  'not-decodable': 'Browser können dieses Format nicht umwandeln.',
  'not-writable': 'Browser können dieses Format nicht umwandeln.',
  'heic-loader-missing': FORMAT,
  'heic-loader-failed': FORMAT,
  'tiff-loader-failed': FORMAT,
  'too-many-pixels': 'Dieser Browser kann das Bild nicht verkleinern.',
  'cannot-shrink': 'Das Bild lässt sich nicht klein genug machen.',
  'canvas-blocked': 'Dieser Browser erlaubt es Websites nicht, Bilder zu ändern.',
  'size-unknown':
    'Die Abmessungen dieses Bildes lassen sich nicht lesen. Bitte als JPEG oder PNG exportieren.',
};
