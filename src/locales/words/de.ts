import type { Words } from '../words.js';

const NOT_SET_UP = 'Diese Website ist nicht richtig eingerichtet. Bitte den Betreiber informieren.';
const UNEXPECTED = 'Der Dienst hat unerwartet geantwortet.';
const FORMAT = 'Dieser Browser kann dieses Format nicht umwandeln.';

/** German. Addresses nobody, so that it suits apps with "Sie" and apps with "du". */
export const words: Words<'one'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Bilder auswählen' : 'Bild auswählen'),
  drop: () => 'oder hier ablegen',
  dropNow: 'Zum Hochladen loslassen',
  dropRefused: 'Das wird hier nicht angenommen',
  noFiles:
    'Es ist nur ein Link angekommen, kein Bild. Bitte das Bild zuerst speichern und dann hier auswählen.',
  limits: (formats, size) => `${formats}, bis zu ${size}`,
  list: 'Bilder',
  unnamed: 'Unbenanntes Bild',
  status: {
    checking: 'Wird geprüft',
    rejected: 'Nicht angenommen',
    queued: 'Wartet',
    preparing: 'Wird vorbereitet',
    processing: (provider) => `Warten auf ${provider}`,
    waiting: {
      offline: 'Wartet auf das Netzwerk',
      'rate-limited': 'Wartet: gerade viele Uploads',
      backoff: 'Wartet auf einen neuen Versuch',
    },
    success: 'Hochgeladen',
    failed: 'Fehlgeschlagen',
    perhapsArrived: 'Möglicherweise angekommen',
    canceled: 'Abgebrochen',
    canceledButPerhapsArrived: 'Abgebrochen, aber möglicherweise angekommen',
  },
  seconds: { one: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', other: '{count} min' },
  again: (time) => `weiter in ${time}`,
  remaining: (time) => `noch etwa ${time}`,
  stillUploading: 'Bitte warten, bis die Bilder hochgeladen sind.',
  progress: (name) => `Upload von ${name}`,
  overall: 'Alle Uploads',
  announcement: {
    uploading: {
      one: '{count} Bild wird hochgeladen, {percent} fertig.',
      other: '{count} Bilder werden hochgeladen, {percent} fertig.',
    },
    uploaded: {
      one: '{done} von {count} Bild hochgeladen.',
      other: '{done} von {count} Bildern hochgeladen.',
    },
    failed: { one: '{count} fehlgeschlagen.', other: '{count} fehlgeschlagen.' },
  },
  summary: {
    uploaded: { one: '{done} von {count} hochgeladen', other: '{done} von {count} hochgeladen' },
    failed: { one: '{count} fehlgeschlagen', other: '{count} fehlgeschlagen' },
  },
  retry: 'Erneut versuchen',
  retryAnyway: 'Trotzdem erneut versuchen',
  cancel: 'Abbrechen',
  remove: 'Entfernen',
  cancelAll: 'Alle abbrechen',
  retryFailed: {
    one: 'Fehlgeschlagenen Upload wiederholen',
    other: '{count} fehlgeschlagene Uploads wiederholen',
  },
  clearFinished: 'Fertige entfernen',
  action: (verb, name) => `${verb}: ${name}`,
  sides: { width: (pixels) => `${pixels} breit`, height: (pixels) => `${pixels} hoch` },
  refusals: {
    animated: 'Eine Änderung würde nur ein Bild der Animation erhalten.',
    'not-decodable': 'Browser können dieses Format nicht umwandeln.',
    'not-writable': 'Browser können dieses Format nicht umwandeln.',
    'heic-loader-missing': FORMAT,
    'heic-loader-failed': FORMAT,
    'too-many-pixels': 'Dieser Browser kann das Bild nicht verkleinern.',
    'cannot-shrink': 'Das Bild lässt sich nicht klein genug machen.',
    'canvas-blocked': 'Dieser Browser erlaubt es Websites nicht, Bilder zu ändern.',
  },
  errors: {
    'file-invalid-type': {
      known: (format) => `${format} wird hier nicht angenommen.`,
      unknown: 'Diese Datei ist kein Bild, das hier angenommen wird.',
      choose: (formats) => `Bitte ${formats} auswählen.`,
    },
    'file-type-mismatch': {
      known: (format) =>
        `Diese Datei ist in Wirklichkeit kein ${format}. Sie ist vielleicht beschädigt oder falsch benannt.`,
      unknown:
        'Diese Datei ist in Wirklichkeit kein Bild. Sie ist vielleicht beschädigt oder falsch benannt.',
    },
    'file-too-large': {
      known: (size) => `Diese Datei ist zu groß: erlaubt sind höchstens ${size}.`,
      unknown: 'Diese Datei ist zu groß für den Server.',
    },
    'file-too-small': {
      known: (size) => `Diese Datei ist zu klein: nötig sind mindestens ${size}.`,
      unknown: 'Diese Datei ist zu klein.',
    },
    'file-empty': 'Diese Datei ist leer.',
    'too-many-files': {
      known: {
        one: 'Es kann nur {count} Bild ausgewählt werden. Bitte zuerst eines entfernen.',
        other: 'Es können nur {count} Bilder ausgewählt werden. Bitte zuerst eines entfernen.',
      },
      unknown: 'Das sind zu viele Dateien. Bitte zuerst eine entfernen.',
    },
    'duplicate-file': 'Dieses Bild ist bereits in der Liste.',
    'is-directory': 'Das ist ein Ordner. Bitte die Bilder darin auswählen.',
    'file-unreadable':
      'Diese Datei lässt sich nicht lesen. Vielleicht wurde sie geändert, verschoben oder gelöscht; bitte neu auswählen.',
    'image-too-small': {
      known: (sides) => `Dieses Bild hat zu wenige Pixel: mindestens ${sides}.`,
      unknown: 'Dieses Bild hat zu wenige Pixel.',
    },
    'image-too-large': {
      known: (sides) => `Dieses Bild hat zu viele Pixel: höchstens ${sides}.`,
      unknown: 'Dieses Bild hat zu viele Pixel.',
    },
    'image-aspect-ratio': {
      known: (ratio) => `Dieses Bild hat das falsche Seitenverhältnis: verlangt ist ${ratio}.`,
      unknown: 'Dieses Bild hat das falsche Seitenverhältnis.',
    },
    'image-corrupt': 'Dieses Bild ist beschädigt.',
    custom: 'Diese Datei wird hier nicht angenommen.',
    'file-changed': 'Diese Datei wurde seit der Auswahl geändert. Bitte neu auswählen.',
    aborted: 'Abgebrochen.',
    network: 'Die Verbindung ist fehlgeschlagen. Bitte prüfen und erneut versuchen.',
    offline: 'Keine Internetverbindung. Bitte erneut versuchen, sobald sie wieder besteht.',
    timeout: 'Der Server hat nicht rechtzeitig geantwortet.',
    stalled: 'Der Upload ist zum Stillstand gekommen.',
    'outcome-unknown': {
      lost: 'Die Verbindung ging vor der Antwort verloren. Das Bild ist möglicherweise angekommen; ein neuer Versuch könnte ein zweites anlegen.',
      expired:
        'Die Zeit für diesen Upload ist abgelaufen. Ein neuer Versuch legt beim Dienst einen zweiten Eintrag an.',
    },
    unauthorized: 'Nicht angemeldet. Bitte anmelden und erneut versuchen.',
    forbidden: 'Hochladen ist hier nicht erlaubt.',
    'token-expired': 'Die Erlaubnis zum Hochladen ist abgelaufen. Bitte die Seite neu laden.',
    'token-used':
      'Diese Erlaubnis zum Hochladen wurde bereits verwendet. Bitte die Seite neu laden.',
    'in-progress': 'Dieses Bild wird bereits hochgeladen.',
    'key-reused':
      'Dieser Upload wurde mit einem anderen verwechselt. Bitte das Bild erneut hinzufügen.',
    'rate-limited': 'Gerade zu viele Uploads. Bitte kurz warten und erneut versuchen.',
    'quota-exceeded':
      'Das Guthaben beim Dienst ist aufgebraucht. Bitte den Betreiber dieser Website informieren.',
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
      'Der Upload wurde nicht verstanden. Bitte den Betreiber dieser Website informieren.',
    'body-already-read': NOT_SET_UP,
    'not-found': NOT_SET_UP,
    'method-not-allowed': NOT_SET_UP,
    'proxy-unavailable': 'Uploads sind gerade nicht möglich. Bitte später erneut versuchen.',
  },
};
