/** One overdue duty as a row of the letter's table. */
export interface LetterDuty {
  readonly stt: string
  readonly nhiemVu: string
  readonly sanPham: string
  readonly han: string
  readonly soNgayQuaHan: string
  readonly lyDo: string
}

/** The words that a template of an urging letter may ask for; offices write them in braces: `{kinhGui}`. */
export interface LetterData {
  readonly coQuanChuQuan: string
  readonly coQuanBanHanh: string
  readonly soKyHieu: string
  readonly diaDanhNgayThang: string
  readonly trichYeu: string
  /** On the line of "Kính gửi:" where there is one receiver; else empty. */
  readonly kinhGui: string
  /** The receivers on lines of their own where there are several. */
  readonly cacDonVi: readonly { readonly ten: string }[]
  readonly moDau: string
  readonly yeuCau: readonly { readonly noiDung: string }[]
  readonly ketThuc: string
  /** The table once for one unit, or with a heading row for each of several. */
  readonly motDonVi: readonly { readonly nhiemVus: readonly LetterDuty[] }[]
  readonly nhieuDonVi: readonly {
    readonly donVis: readonly { readonly tenDonVi: string; readonly nhiemVus: readonly LetterDuty[] }[]
  }[]
  readonly noiNhan: readonly { readonly dong: string }[]
  readonly quyenHan: string
  readonly chucVu: string
  readonly nguoiKy: string
}

/** What a letter of the office's own template cannot do without. */
export const NEEDED_TAGS = ['soKyHieu', 'trichYeu', 'nguoiKy'] as const
