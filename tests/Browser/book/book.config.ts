import { defineConfig } from '@playwright/test';
import tests from '../playwright.config';

// The screenshot book is made, not tested: `scripts/screens`.
export default defineConfig(tests, { testDir: '.', testMatch: '*.book.ts', workers: 1, timeout: 180_000 });
