import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const WORDS = /\.(js|css|svg|html|json|webmanifest)$/
/** Below this a packet is a packet. */
const WORTH_BYTES = 1400

/**
 * Lays a `.br` and a `.gz` beside each file of words that is built: the server sends them as they lie (`server/src/lib/web-files.ts`).
 * An office on a slow line waits for a quarter of the bytes.
 */
export function compressBuild(): Plugin {
  let folder = ''
  return {
    name: 'compress-build',
    apply: 'build',
    configResolved: ({ root, build }) => {
      folder = join(root, build.outDir)
    },
    closeBundle: () => {
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!WORDS.test(name)) continue
        const path = join(folder, name)
        const content = readFileSync(path)
        if (content.length < WORTH_BYTES) continue
        const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
        writeFileSync(`${path}.br`, brotliCompressSync(content, { params }))
        writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
