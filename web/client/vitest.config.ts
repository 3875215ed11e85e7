import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    // `live` starts the built server: `dotnet build src/Parlance.Server -c Release` first. `npm test -- src` does without.
    include: ['src/**/*.test.ts', 'live/**/*.test.ts'],
  },
});
