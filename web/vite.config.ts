import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// While developing, the API is asked at the port where the server listens.
const server = `http://localhost:${process.env['PORT'] ?? '3000'}`

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/api': server } },
  build: {
    target: 'es2022',
    // Two years of Chromium, Firefox and Safari know module preloading.
    modulePreload: { polyfill: false },
    // A data: font or picture would need a wider content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
})
