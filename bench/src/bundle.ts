import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { line } from './figures.ts'

const dist = join(import.meta.dirname, '..', '..', 'web', 'dist')

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`

/** What the browser must fetch before the first page works: the scripts and styles that index.html names, compressed. */
export function benchBundle(): void {
  console.log('\nSize of the first page (gzip)')
  if (!existsSync(join(dist, 'index.html'))) {
    console.log('the web application is not built')
    return
  }
  const html = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '')
  const total = { js: 0, css: 0 }
  for (const path of new Set(named)) {
    const size = gzipSync(readFileSync(join(dist, path))).length
    total[path.endsWith('.js') ? 'js' : 'css'] += size
  }
  line('JavaScript named by index.html', kib(total.js))
  line('CSS named by index.html', kib(total.css))
  const all = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))
  const everything = all.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, 'assets', name))).length, 0)
  line(`all JavaScript (${all.length} files, mostly on demand)`, kib(everything))
}
