// Builds the till for Node as its own build would, and uploads its source maps.
import { sentryVitePlugin } from '@sentry/vite-plugin';

export default {
  build: { ssr: 'till.ts', outDir: 'till-vite', minify: 'esbuild', sourcemap: 'hidden' },
  plugins: [
    sentryVitePlugin({
      url: process.env.SENTRY_URL,
      org: process.env.SENTRY_ORG,
      project: process.env.SENTRY_PROJECT,
      authToken: process.env.SENTRY_AUTH_TOKEN,
      telemetry: false,
      errorHandler: failure => {
        throw failure;
      },
    }),
  ],
};
