import { errors, refusals } from '../errors/pt-BR.js';
import type { NoteWords } from '../notes.js';
import type { Words } from '../words.js';

/** Brazilian Portuguese, with "você". */
export const words: Words<'one' | 'many'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Escolher imagens' : 'Escolher uma imagem'),
  drop: (multiple) => (multiple ? 'Solte imagens aqui' : 'Solte uma imagem aqui'),
  dropOrPaste: (multiple) =>
    multiple ? 'Solte ou cole imagens aqui' : 'Solte ou cole uma imagem aqui',
  dropNow: 'Solte para enviar',
  dropImages: {
    one: 'Solte {count} imagem',
    many: 'Solte {count} de imagens',
    other: 'Solte {count} imagens',
  },
  dropRefused: 'Este tipo de arquivo não é compatível',
  noFiles:
    'Isso era um link, não um arquivo de imagem. Salve a imagem primeiro e depois escolha-a aqui.',
  limits: (formats, size) => `${formats}, até ${size}`,
  list: 'Imagens',
  unnamed: 'Imagem sem nome',
  status: {
    checking: 'Verificando',
    rejected: 'Não aceita',
    queued: 'Na fila',
    preparing: 'Preparando',
    processing: (provider) => `Processando em ${provider}`,
    waiting: {
      offline: 'Sem conexão, aguardando reconexão',
      'rate-limited': 'Em pausa: envios demais',
      backoff: 'Aguardando nova tentativa',
    },
    success: 'Enviada',
    failed: 'Falhou',
    perhapsArrived: 'Envio não confirmado',
    canceled: 'Envio cancelado',
    canceledButPerhapsArrived: 'Envio cancelado, mas a imagem pode ter sido enviada',
  },
  seconds: { one: '{count} s', many: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', many: '{count} min', other: '{count} min' },
  again: (time) => `nova tentativa em ${time}`,
  remaining: (time) => `tempo restante: cerca de ${time}`,
  stillUploading: 'Aguarde o término dos envios.',
  progress: (name) => `Envio de ${name}`,
  overall: 'Todos os envios',
  announcement: {
    uploading: {
      one: 'Enviando {count} imagem, {percent} concluído.',
      many: 'Enviando {count} de imagens, {percent} concluído.',
      other: 'Enviando {count} imagens, {percent} concluído.',
    },
    uploaded: {
      one: '{done} de {count} imagem enviada.',
      many: '{done} de {count} de imagens enviadas.',
      other: '{done} de {count} imagens enviadas.',
    },
    failed: { one: '{count} falhou.', many: '{count} falharam.', other: '{count} falharam.' },
  },
  alert: (name, sentence) => `${name}: ${sentence}`,
  several: {
    rejected: (names) => `Não aceitos: ${names}.`,
    failed: (names) => `Falha no envio: ${names}.`,
    more: (count) => `mais ${count}`,
  },
  summary: {
    uploaded: {
      one: '{done} de {count} enviada',
      many: '{done} de {count} enviadas',
      other: '{done} de {count} enviadas',
    },
    failed: { one: '{count} falhou', many: '{count} falharam', other: '{count} falharam' },
    rejected: {
      one: '{count} não aceita',
      many: '{count} não aceitas',
      other: '{count} não aceitas',
    },
  },
  retry: 'Tentar de novo',
  retryAnyway: 'Tentar de novo mesmo assim',
  cancel: 'Cancelar',
  remove: 'Remover',
  replace: 'Substituir',
  takePhoto: 'Tirar uma foto',
  cancelAll: 'Cancelar tudo',
  retryFailed: {
    one: 'Tentar de novo o envio que falhou',
    many: 'Tentar de novo {count} de envios que falharam',
    other: 'Tentar de novo {count} envios que falharam',
  },
  clearFinished: 'Remover envios concluídos',
  move: 'Mover',
  moveHint:
    'Pressione Espaço ou Enter para pegar a imagem, as setas para movê-la e Espaço ou Enter para soltá-la. Esc cancela.',
  moving: {
    'picked-up': (name, place, count) => `Você pegou ${name}, posição ${place} de ${count}.`,
    moved: (name, place, count) => `${name} está agora na posição ${place} de ${count}.`,
    dropped: (name, place, count) => `Você soltou ${name} na posição ${place} de ${count}.`,
    canceled: (name, place, count) =>
      `Movimento cancelado. ${name} voltou à posição ${place} de ${count}.`,
  },
  view: 'Ampliar',
  previous: 'Imagem anterior',
  next: 'Próxima imagem',
  close: 'Fechar',
  showOriginal: 'Ver original',
  showResult: 'Ver resultado',
  position: (place, count) => `${place} de ${count}`,
  action: (verb, name) => `${verb}: ${name}`,
  sides: {
    width: (pixels) => `${pixels} px de largura`,
    height: (pixels) => `${pixels} px de altura`,
  },
  refusals,
  errors,
};

/** What was done to a file in preparation. */
export const notes: NoteWords = {
  converted: (from, to) => `Convertida de ${from} para ${to}.`,
  compressed: (from, to) => `Compactada: de ${from} para ${to}.`,
  scaled: (from, to) => `Reduzida: de ${from} para ${to} pixels.`,
  flattened: 'A transparência foi substituída por branco.',
  incomplete: (percent) => `O arquivo está incompleto: faltam cerca de ${percent} da imagem.`,
  coarse: 'O arquivo está incompleto: a imagem pode ter perdido detalhes.',
  'metadata-dropped': 'Eventuais dados de local, data e câmera foram removidos.',
  'orientation-dropped':
    'Mantida como aparece aqui: a rotação salva no arquivo, que os navegadores ignoram, foi removida.',
  'colors-converted': (from) => `Cores convertidas de ${from} para sRGB.`,
  'colors-uncertain': 'As cores podem parecer diferentes porque não puderam ser convertidas.',
  'precision-reduced': (bits) => `Reduzida de ${bits} para 8 bits por canal.`,
  'gain-map-dropped': 'Os dados de HDR foram removidos.',
  'motion-dropped': 'O vídeo da foto com movimento foi removido.',
  'pictures-dropped': 'Só a imagem principal foi mantida; as outras do arquivo foram removidas.',
  grayscale: 'escala de cinza',
  removals: {
    details: 'Dados como local, data e câmera foram removidos.',
    'content-credentials':
      'As Content Credentials foram removidas: o histórico da imagem não pode mais ser verificado.',
    'trailing-data':
      'Só a imagem principal foi mantida: outras imagens, vídeo e dados de HDR foram removidos.',
  },
};
