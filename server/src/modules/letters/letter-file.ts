import type { Letter, LetterDuty } from '@dondoc/contract/letters'
import { defaultLetterTemplate } from '@dondoc/documents/letter/default-template'
import { fillLetter } from '@dondoc/documents/letter/fill-letter'
import type { LetterData } from '@dondoc/documents/letter/letter-data'
import type { FileAnswer } from '../../lib/http.ts'
import { officialDay, REASON_WORDS } from '../../lib/printed-words.ts'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const rowsOf = (duties: readonly LetterDuty[]): LetterData['motDonVi'][number]['nhiemVus'] =>
  duties.map(({ text, product, dueOn, daysLate, reason }, index) => ({
    stt: String(index + 1),
    nhiemVu: text,
    sanPham: product ?? '',
    han: officialDay(dueOn),
    soNgayQuaHan: String(daysLate),
    lyDo: reason === null ? '' : REASON_WORDS[reason],
  }))

/** Until it is sent the number and the day are left blank, for the clerk to write. */
function placeAndDay(place: string, { date, asOf }: Pick<Letter, 'date' | 'asOf'>): string {
  const [year, month = '', day] = (date ?? asOf).split('-')
  const inWords = Number(month) <= 2 ? month : String(Number(month))
  return `${place === '' ? '……' : place}, ngày ${date === null ? '     ' : day} tháng ${inWords} năm ${year}`
}

function dataOf(letter: Letter): LetterData {
  const { content, units, number } = letter
  const names = units.map(({ organization }) => organization.name)
  const single = units.length === 1
  return {
    coQuanChuQuan: content.superiorName,
    coQuanBanHanh: content.issuerName,
    soKyHieu: number ?? `      /${content.notation}`,
    diaDanhNgayThang: placeAndDay(content.place, letter),
    trichYeu: content.abstract,
    kinhGui: single ? (names[0] ?? '') : '',
    cacDonVi: single ? [] : names.map((name, index) => ({ ten: `${name}${index === names.length - 1 ? '.' : ';'}` })),
    moDau: content.opening,
    yeuCau: content.requests.map((noiDung) => ({ noiDung })),
    ketThuc: content.closing,
    motDonVi: single ? units.map(({ duties }) => ({ nhiemVus: rowsOf(duties) })) : [],
    nhieuDonVi: single
      ? []
      : [
          {
            donVis: units.map(({ organization, duties }) => ({
              tenDonVi: organization.name,
              nhiemVus: rowsOf(duties),
            })),
          },
        ],
    noiNhan: content.copies.map((dong) => ({ dong })),
    quyenHan: content.capacity,
    chucVu: content.signerTitle,
    nguoiKy: content.signerName,
  }
}

/** The letter as DOCX, by the office's own template or the one that comes with the product. */
export async function letterFile(letter: Letter, ownTemplate: Uint8Array | null): Promise<FileAnswer> {
  const bytes = fillLetter(ownTemplate ?? (await defaultLetterTemplate()), dataOf(letter))
  const name = `Công văn đôn đốc ${letter.number === null ? '(dự thảo)' : letter.number.replaceAll('/', '-')}.docx`
  return { name, contentType: DOCX, bytes }
}
