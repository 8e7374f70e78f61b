/**
 * Whether a piece of text can be a Vietnamese syllable, by its sounds. Used to tell a word that a narrow cell broke
 * ("thườn|g", "KHPBGDP|L") from two words on two lines: what the break leaves over is mostly no syllable.
 */
const onset = '(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?'

/** Rimes without tones, open or with a final that carries every tone. */
const freeRime = [
  'a|ai|ao|au|ay|am|an|ang|anh|ăm|ăn|ăng|âu|ây|âm|ân|âng',
  'e|eo|em|en|eng|ê|êu|êm|ên|ênh|êng|i|ia|iu|im|in|inh|iêu|iêm|iên|iêng',
  'o|oi|om|on|ong|oong|oa|oai|oao|oay|oam|oan|oang|oanh|oăm|oăn|oăng|oe|oeo|oen|ô|ôi|ôm|ôn|ông|ơ|ơi|ơm|ơn',
  'u|ua|ui|um|un|ung|uôi|uôm|uôn|uông|uân|uâng|uây|uê|uênh|uêu|uơ|uy|uya|uyu|uyn|uynh|uyên',
  'ư|ưa|ưi|ưu|ưm|ưn|ưng|ươi|ươu|ươm|ươn|ương|y|yêu|yêm|yên|yêng',
].join('|')

/** Rimes that end in c, ch, p, t: they carry only the acute or the dot. */
const stoppedRime = [
  'ac|ach|ap|at|ăc|ăp|ăt|âc|âp|ât|ec|ep|et|êch|êp|êt|ich|ip|it|iêc|iêp|iêt',
  'oc|op|ot|ooc|oac|oach|oap|oat|oăc|oăt|oet|ôc|ôp|ôt|ơp|ơt',
  'uc|up|ut|uôc|uôt|uât|uêch|uych|uyt|uyp|uyêt|ưc|ưt|ươc|ươp|ươt|yêt',
].join('|')

const free = new RegExp(`^${onset}(?:${freeRime})$`)
const stopped = new RegExp(`^${onset}(?:${stoppedRime})$`)
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g

/** True for "thường", "Quý", "ở"; false for "g", "ườn", "ngh", "KHPBGDP", "5". */
export function isSyllable(word: string): boolean {
  const decomposed = word.toLowerCase().normalize('NFD')
  const found = decomposed.match(tones) ?? []
  if (found.length > 1) return false
  const bare = decomposed.replace(tones, '').normalize('NFC')
  if (stopped.test(bare)) return found[0] === '\u0301' || found[0] === '\u0323'
  return free.test(bare)
}
