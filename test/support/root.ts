/** The project's folder; the tests run from `dist/test`. */
export const ROOT = new URL('../../../', import.meta.url);
