import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compressBuild } from './compress-build.ts'

// While developing, the API is asked at the port where the server listens.
const server = `http://localhost:${process.env['PORT'] ?? '3000'}`

export default defineConfig({
  plugins: [react(), compressBuild()],
  server: { proxy: { '/api': server } },
  build: {
    target: 'es2022',
    // Two years of Chromium, Firefox and Safari know module preloading.
    modulePreload: { polyfill: false },
    // A data: font or picture would need a wider content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
    // Libraries that four pages share come in one file and not in thirty: each costs a request, and HTTP/1.1 has six at a time. Our own
    // modules stay apart: put together, their style sheets would overrule each other in another order.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'libraries', test: /node_modules.*\.m?js$/, minShareCount: 4 }],
        },
      },
    },
  },
})
