import { errors, refusals } from '../errors/de.js';
import type { NoteWords } from '../notes.js';
import type { Words } from '../words.js';

/** German. Impersonal, so that it fits apps that say "Sie" or "du". */
export const words: Words<'one'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Bilder auswählen' : 'Bild auswählen'),
  drop: (multiple) => (multiple ? 'Bilder hier ablegen' : 'Bild hier ablegen'),
  dropOrPaste: (multiple) =>
    multiple ? 'Bilder hier ablegen oder einfügen' : 'Bild hier ablegen oder einfügen',
  dropNow: 'Zum Hochladen loslassen',
  dropImages: { one: '{count} Bild ablegen', other: '{count} Bilder ablegen' },
  dropRefused: 'Dieser Dateityp wird nicht unterstützt',
  noFiles:
    'Das war ein Link, keine Bilddatei. Bitte das Bild zuerst speichern und dann hier auswählen.',
  limits: (formats, size) => `${formats}, bis zu ${size}`,
  list: 'Bilder',
  unnamed: 'Unbenanntes Bild',
  status: {
    checking: 'Wird geprüft',
    rejected: 'Nicht akzeptiert',
    queued: 'In der Warteschlange',
    preparing: 'Wird vorbereitet',
    processing: (provider) => `Wird von ${provider} verarbeitet`,
    waiting: {
      offline: 'Offline, wartet auf Verbindung',
      'rate-limited': 'Angehalten: zu viele Uploads',
      backoff: 'Wartet auf einen neuen Versuch',
    },
    success: 'Hochgeladen',
    failed: 'Fehlgeschlagen',
    perhapsArrived: 'Upload nicht bestätigt',
    canceled: 'Abgebrochen',
    canceledButPerhapsArrived: 'Abgebrochen, aber möglicherweise hochgeladen',
  },
  seconds: { one: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', other: '{count} min' },
  again: (time) => `weiter in ${time}`,
  remaining: (time) => `noch etwa ${time}`,
  stillUploading: 'Bitte warten, bis alle Uploads fertig sind.',
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
  alert: (name, sentence) => `${name}: ${sentence}`,
  several: {
    rejected: (names) => `Nicht akzeptiert: ${names}.`,
    failed: (names) => `Upload fehlgeschlagen: ${names}.`,
    more: (count) => `${count} weitere`,
  },
  summary: {
    uploaded: { one: '{done} von {count} hochgeladen', other: '{done} von {count} hochgeladen' },
    failed: { one: '{count} fehlgeschlagen', other: '{count} fehlgeschlagen' },
    rejected: { one: '{count} nicht akzeptiert', other: '{count} nicht akzeptiert' },
  },
  retry: 'Erneut versuchen',
  retryAnyway: 'Trotzdem erneut versuchen',
  cancel: 'Abbrechen',
  remove: 'Entfernen',
  replace: 'Ersetzen',
  takePhoto: 'Foto aufnehmen',
  cancelAll: 'Alle abbrechen',
  retryFailed: {
    one: 'Fehlgeschlagenen Upload wiederholen',
    other: '{count} fehlgeschlagene Uploads wiederholen',
  },
  clearFinished: 'Fertige entfernen',
  move: 'Verschieben',
  moveHint:
    'Mit Leertaste oder Eingabetaste das Bild aufnehmen, mit den Pfeiltasten verschieben und mit Leertaste oder Eingabetaste ablegen. Escape bricht ab.',
  moving: {
    'picked-up': (name, place, count) => `${name} aufgenommen, Position ${place} von ${count}.`,
    moved: (name, place, count) => `${name} auf Position ${place} von ${count} verschoben.`,
    dropped: (name, place, count) => `${name} auf Position ${place} von ${count} abgelegt.`,
    canceled: (name, place, count) =>
      `Verschieben abgebrochen. ${name} ist wieder auf Position ${place} von ${count}.`,
  },
  view: 'Vergrößern',
  previous: 'Vorheriges Bild',
  next: 'Nächstes Bild',
  close: 'Schließen',
  showOriginal: 'Original anzeigen',
  showResult: 'Ergebnis anzeigen',
  position: (place, count) => `${place} von ${count}`,
  action: (verb, name) => `${verb}: ${name}`,
  sides: { width: (pixels) => `${pixels} px breit`, height: (pixels) => `${pixels} px hoch` },
  refusals,
  errors,
};

/** What was done to a file in preparation. */
export const notes: NoteWords = {
  converted: (from, to) => `Von ${from} in ${to} umgewandelt.`,
  compressed: (from, to) => `Verkleinert: von ${from} auf ${to}.`,
  scaled: (from, to) => `Verkleinert: von ${from} auf ${to} Pixel.`,
  flattened: 'Transparenz wurde durch Weiß ersetzt.',
  incomplete: (percent) => `Die Datei ist unvollständig: Etwa ${percent} des Bildes fehlen.`,
  coarse: 'Die Datei ist unvollständig: Dem Bild fehlen möglicherweise Details.',
  'metadata-dropped': 'Etwaige Angaben zu Ort, Datum und Kamera wurden entfernt.',
  'orientation-dropped':
    'Bleibt wie hier angezeigt: Die in der Datei gespeicherte Drehung, die Browser ignorieren, wurde entfernt.',
  'colors-converted': (from) => `Farben wurden von ${from} in sRGB umgewandelt.`,
  'colors-uncertain': 'Farben können anders aussehen, weil sie nicht umgewandelt werden konnten.',
  'precision-reduced': (bits) => `Von ${bits} auf 8 Bit pro Farbkanal verringert.`,
  'gain-map-dropped': 'Die HDR-Informationen wurden entfernt.',
  'motion-dropped': 'Das Bewegtbild wurde entfernt.',
  'pictures-dropped':
    'Nur das Hauptbild wurde behalten; die weiteren Bilder der Datei wurden entfernt.',
  grayscale: 'Graustufen',
  removals: {
    details: 'Angaben wie Ort, Datum und Kamera wurden entfernt.',
    'content-credentials':
      'Die Content Credentials wurden entfernt; die Herkunft des Bildes lässt sich nicht mehr überprüfen.',
    'trailing-data':
      'Nur das Hauptbild wurde behalten: Weitere Bilder, Bewegtbild und HDR-Daten wurden entfernt.',
  },
};
