import { afterAll, inject } from 'vitest'
import { freePort, type Product, startProduct } from './start-product.ts'

let product: Promise<Product> | null = null

const start = async (): Promise<Product> => startProduct(await freePort(), {}, inject('demoFolder'))

/**
 * A product with the fresh demo that only the journeys of this file use: what one file does, another neither counts
 * nor waits for, in whatever order they run. Started where it is first asked for.
 */
export function ownProduct(): Promise<Product> {
  product ??= start()
  return product
}

// This module is loaded anew for each file.
afterAll(async () => (await product)?.stop())
