import type { ErrorWords, RefusalWords } from '../error-words.js';

const NOT_SET_UP = 'Os envios não estão configurados corretamente. Avise o responsável pelo site.';
const UNEXPECTED = 'Resposta inesperada do serviço.';
const FORMAT = 'Este navegador não consegue converter este formato.';

/** What each error says. */
export const errors: ErrorWords<'one' | 'many'> = {
  'file-invalid-type': {
    known: (format) => `O formato ${format} não é compatível.`,
    unknown: 'Este tipo de imagem não é compatível.',
    choose: (formats) => `Use um arquivo ${formats}.`,
  },
  'file-type-mismatch': {
    known: (format) =>
      `Este arquivo não é um ${format} válido. Ele pode estar danificado ou com a extensão errada.`,
    unknown:
      'Este arquivo não é uma imagem válida. Ele pode estar danificado ou com a extensão errada.',
  },
  'file-too-large': {
    known: (size) => `Este arquivo é grande demais. O limite é ${size}.`,
    unknown: 'Este arquivo é grande demais para o servidor.',
  },
  'file-too-small': {
    known: (size) => `Este arquivo é pequeno demais. O mínimo é ${size}.`,
    unknown: 'Este arquivo é pequeno demais.',
  },
  'file-empty': 'Este arquivo está vazio.',
  'too-many-files': {
    known: {
      one: 'Você pode adicionar só {count} imagem.',
      many: 'Você pode adicionar até {count} de imagens.',
      other: 'Você pode adicionar até {count} imagens.',
    },
    unknown: 'Há arquivos demais. Remova um antes.',
  },
  'duplicate-file': 'Esta imagem já foi adicionada.',
  'is-directory': 'Isto é uma pasta. Escolha as imagens dentro dela.',
  'file-unreadable':
    'Não é possível ler este arquivo. Ele pode ter sido alterado, movido ou excluído. Escolha-o novamente.',
  'image-too-small': {
    known: (sides) => `Resolução muito baixa: no mínimo ${sides}.`,
    unknown: 'Esta imagem tem resolução muito baixa.',
  },
  'image-too-large': {
    known: (sides) => `Resolução muito alta: no máximo ${sides}.`,
    unknown: 'Esta imagem tem resolução muito alta.',
  },
  'image-aspect-ratio': {
    known: (ratio) => `A imagem precisa ter a proporção ${ratio}.`,
    unknown: 'Esta imagem não tem as proporções certas.',
  },
  'image-corrupt': 'Esta imagem está danificada.',
  'metadata-not-removable':
    'Não é possível remover os metadados desta imagem. Use JPEG, PNG ou WebP.',
  custom: 'Este arquivo não foi aceito.',
  'file-changed': 'Este arquivo mudou desde que foi escolhido. Escolha-o novamente.',
  aborted: 'Envio cancelado.',
  network: 'A conexão falhou. Verifique-a e tente de novo.',
  offline: 'Você está sem conexão. Tente de novo quando ela voltar.',
  timeout: 'O servidor não respondeu a tempo.',
  stalled: 'O envio ficou parado. Tente de novo.',
  'outcome-unknown': {
    lost: 'A conexão caiu antes da confirmação.',
    unconfirmed: 'O envio não foi confirmado.',
    duplicate: 'A imagem pode já ter sido enviada; tentar de novo pode criar uma duplicata.',
    expired: 'Este envio expirou. Tentar de novo cria uma segunda entrada.',
  },
  'headers-failed': 'Não foi possível verificar sua permissão de envio. Tente de novo.',
  'loading-failed':
    'Não foi possível carregar parte desta página. Recarregue a página e tente de novo.',
  'not-a-proxy': {
    page: 'Outra página respondeu no lugar do servidor de envios. Talvez seja preciso entrar de novo, neste site ou na rede Wi-Fi.',
    redirected: 'Sua sessão pode ter terminado. Entre de novo.',
    gateway: 'O servidor deste site não está respondendo.',
    'no-endpoint': NOT_SET_UP,
  },
  unauthorized: 'Você não entrou na sua conta. Entre e tente de novo.',
  forbidden: 'Você não tem permissão para enviar imagens aqui.',
  'token-expired': 'Sua permissão de envio expirou. Recarregue a página.',
  'token-used': 'Esta permissão de envio já foi usada. Recarregue a página.',
  'in-progress': 'Esta imagem já está sendo enviada.',
  'key-reused': 'Este envio foi confundido com outro. Adicione a imagem de novo.',
  'rate-limited': 'Envios demais no momento. Aguarde um pouco e tente de novo.',
  'quota-exceeded': 'O serviço está sem crédito. Avise o responsável pelo site.',
  'upstream-auth': NOT_SET_UP,
  'provider-rejected': 'O serviço recusou esta imagem.',
  'provider-unavailable': 'O serviço não está disponível. Tente de novo mais tarde.',
  'upstream-timeout': 'O serviço não respondeu a tempo.',
  'bad-response': UNEXPECTED,
  'upstream-redirect': UNEXPECTED,
  'upload-url-refused': UNEXPECTED,
  'incomplete-body': 'O envio foi interrompido. Tente de novo.',
  'client-timeout': 'O envio foi lento demais. Tente de novo.',
  'invalid-request':
    'O servidor não conseguiu processar este envio. Avise o responsável pelo site.',
  'body-already-read': NOT_SET_UP,
  'not-found': NOT_SET_UP,
  'method-not-allowed': NOT_SET_UP,
  'proxy-unavailable': 'No momento não é possível enviar imagens. Tente de novo mais tarde.',
};

/** Why preparation couldn't fix a file. */
export const refusals: RefusalWords = {
  animated: 'Uma alteração manteria só um quadro da animação.',
  'not-decodable': 'Os navegadores não conseguem converter este formato.',
  'not-writable': 'Os navegadores não conseguem converter este formato.',
  'heic-loader-missing': FORMAT,
  'heic-loader-failed': FORMAT,
  'tiff-loader-failed': FORMAT,
  'too-many-pixels': 'Este navegador não consegue reduzir esta imagem.',
  'cannot-shrink': 'Não é possível reduzir esta imagem o suficiente.',
  'canvas-blocked': 'Este navegador impede que as páginas alterem imagens.',
  'size-unknown': 'Não foi possível ler as dimensões desta imagem. Exporte-a como JPEG ou PNG.',
};
