import { getImportPage } from '@dondoc/contract/imports'
import { addressOf } from '../../lib/api.ts'

/** The picture of a page of the imported file; pages count from 1. */
export const pageAddress = (importId: string, page: number): string =>
  addressOf(getImportPage.url, { importId, page }, undefined)
