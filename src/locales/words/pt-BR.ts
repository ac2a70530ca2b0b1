import type { Words } from '../words.js';

const NOT_SET_UP = 'Este site não está configurado corretamente. Avise o responsável por ele.';
const UNEXPECTED = 'O serviço deu uma resposta inesperada.';
const FORMAT = 'Este navegador não consegue converter este formato.';

/** Brazilian Portuguese, with "você". */
export const words: Words<'one' | 'many'> = {
  between: { sentences: ' ', parts: ', ' },
  choose: (multiple) => (multiple ? 'Escolher imagens' : 'Escolher uma imagem'),
  drop: (multiple) => (multiple ? 'ou solte-as aqui' : 'ou solte-a aqui'),
  dropNow: 'Solte para enviar',
  dropRefused: 'Isto não é aceito aqui',
  noFiles:
    'Chegou apenas um link, não uma imagem. Salve a imagem primeiro e depois escolha-a aqui.',
  limits: (formats, size) => `${formats}, até ${size}`,
  list: 'Imagens',
  unnamed: 'Imagem sem nome',
  status: {
    checking: 'Verificando',
    rejected: 'Não aceita',
    queued: 'Aguardando',
    preparing: 'Preparando',
    processing: (provider) => `Aguardando ${provider}`,
    waiting: {
      offline: 'Aguardando a rede',
      'rate-limited': 'Aguardando: muitos envios no momento',
      backoff: 'Aguardando nova tentativa',
    },
    success: 'Enviada',
    failed: 'Falhou',
    perhapsArrived: 'Pode ter chegado',
    canceled: 'Envio cancelado',
    canceledButPerhapsArrived: 'Envio cancelado, mas a imagem pode ter chegado',
  },
  seconds: { one: '{count} s', many: '{count} s', other: '{count} s' },
  minutes: { one: '{count} min', many: '{count} min', other: '{count} min' },
  again: (time) => `de novo em ${time}`,
  remaining: (time) => `tempo restante: cerca de ${time}`,
  stillUploading: 'Aguarde até que suas imagens sejam enviadas.',
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
  summary: {
    uploaded: {
      one: '{done} de {count} enviada',
      many: '{done} de {count} enviadas',
      other: '{done} de {count} enviadas',
    },
    failed: { one: '{count} falhou', many: '{count} falharam', other: '{count} falharam' },
  },
  retry: 'Tentar de novo',
  retryAnyway: 'Tentar de novo mesmo assim',
  cancel: 'Cancelar',
  remove: 'Remover',
  cancelAll: 'Cancelar tudo',
  retryFailed: {
    one: 'Tentar de novo o envio que falhou',
    many: 'Tentar de novo {count} de envios que falharam',
    other: 'Tentar de novo {count} envios que falharam',
  },
  clearFinished: 'Remover envios concluídos',
  action: (verb, name) => `${verb}: ${name}`,
  sides: { width: (pixels) => `${pixels} de largura`, height: (pixels) => `${pixels} de altura` },
  refusals: {
    animated: 'Uma alteração manteria só um quadro da animação.',
    'not-decodable': 'Os navegadores não conseguem converter este formato.',
    'not-writable': 'Os navegadores não conseguem converter este formato.',
    'heic-loader-missing': FORMAT,
    'heic-loader-failed': FORMAT,
    'too-many-pixels': 'Este navegador não consegue reduzir esta imagem.',
    'cannot-shrink': 'Não é possível reduzir esta imagem o suficiente.',
    'canvas-blocked': 'Este navegador impede que as páginas alterem imagens.',
  },
  errors: {
    'file-invalid-type': {
      known: (format) => `O formato ${format} não é aceito aqui.`,
      unknown: 'Este arquivo não é uma imagem aceita aqui.',
      choose: (formats) => `Escolha um arquivo ${formats}.`,
    },
    'file-type-mismatch': {
      known: (format) =>
        `Este arquivo não é realmente ${format}. Ele pode estar danificado ou com o nome errado.`,
      unknown:
        'Este arquivo não é realmente uma imagem. Ele pode estar danificado ou com o nome errado.',
    },
    'file-too-large': {
      known: (size) => `Este arquivo é grande demais: o máximo é ${size}.`,
      unknown: 'Este arquivo é grande demais para o servidor.',
    },
    'file-too-small': {
      known: (size) => `Este arquivo é pequeno demais: o mínimo é ${size}.`,
      unknown: 'Este arquivo é pequeno demais.',
    },
    'file-empty': 'Este arquivo está vazio.',
    'too-many-files': {
      known: {
        one: 'Você só pode escolher {count} imagem. Remova uma antes.',
        many: 'Você só pode escolher {count} de imagens. Remova uma antes.',
        other: 'Você só pode escolher {count} imagens. Remova uma antes.',
      },
      unknown: 'Há arquivos demais. Remova um antes.',
    },
    'duplicate-file': 'Esta imagem já está na lista.',
    'is-directory': 'Isto é uma pasta. Escolha as imagens dentro dela.',
    'file-unreadable':
      'Não é possível ler este arquivo. Ele pode ter sido alterado, movido ou excluído; escolha-o novamente.',
    'image-too-small': {
      known: (sides) => `Esta imagem tem pixels de menos: no mínimo ${sides}.`,
      unknown: 'Esta imagem tem pixels de menos.',
    },
    'image-too-large': {
      known: (sides) => `Esta imagem tem pixels demais: no máximo ${sides}.`,
      unknown: 'Esta imagem tem pixels demais.',
    },
    'image-aspect-ratio': {
      known: (ratio) => `Esta imagem não tem as proporções certas: é preciso ${ratio}.`,
      unknown: 'Esta imagem não tem as proporções certas.',
    },
    'image-corrupt': 'Esta imagem está danificada.',
    custom: 'Este arquivo não é aceito aqui.',
    'file-changed': 'Este arquivo mudou desde que foi escolhido. Escolha-o novamente.',
    aborted: 'Envio cancelado.',
    network: 'A conexão falhou. Verifique-a e tente de novo.',
    offline: 'Você está sem conexão. Tente de novo quando ela voltar.',
    timeout: 'O servidor não respondeu a tempo.',
    stalled: 'O envio ficou parado.',
    'outcome-unknown': {
      lost: 'A conexão caiu antes da resposta. A imagem pode ter chegado; outra tentativa pode criar uma segunda.',
      expired:
        'O tempo para este envio acabou. Outra tentativa cria uma segunda entrada no serviço.',
    },
    unauthorized: 'Você não entrou na sua conta. Entre e tente de novo.',
    forbidden: 'Você não pode enviar imagens aqui.',
    'token-expired': 'Sua permissão de envio expirou. Recarregue a página.',
    'token-used': 'Esta permissão de envio já foi usada. Recarregue a página.',
    'in-progress': 'Esta imagem já está sendo enviada.',
    'key-reused': 'Este envio foi confundido com outro. Adicione a imagem de novo.',
    'rate-limited': 'Há envios demais no momento. Aguarde um pouco e tente de novo.',
    'quota-exceeded': 'O serviço está sem crédito. Avise o responsável por este site.',
    'upstream-auth': NOT_SET_UP,
    'provider-rejected': 'O serviço recusou esta imagem.',
    'provider-unavailable': 'O serviço não está disponível. Tente de novo mais tarde.',
    'upstream-timeout': 'O serviço não respondeu a tempo.',
    'bad-response': UNEXPECTED,
    'upstream-redirect': UNEXPECTED,
    'upload-url-refused': UNEXPECTED,
    'incomplete-body': 'O envio foi interrompido. Tente de novo.',
    'client-timeout': 'O envio foi lento demais. Tente de novo.',
    'invalid-request': 'O envio não foi entendido. Avise o responsável por este site.',
    'body-already-read': NOT_SET_UP,
    'not-found': NOT_SET_UP,
    'method-not-allowed': NOT_SET_UP,
    'proxy-unavailable': 'No momento não é possível enviar imagens. Tente de novo mais tarde.',
  },
};
