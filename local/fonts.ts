import { fileURLToPath } from 'node:url';

const fontFile = (name: string): string =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${name}`));

/** Noto Sans SC (OFL): the fonts that documents are printed with. */
export const PDF_FONTS = {
  regular: fontFile('400Regular/NotoSansSC_400Regular.ttf'),
  bold: fontFile('700Bold/NotoSansSC_700Bold.ttf'),
};
