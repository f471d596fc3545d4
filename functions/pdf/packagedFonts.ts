import { fileURLToPath } from 'node:url';

/** Noto Sans SC (OFL): the fonts that documents are printed with. */
export const PDF_FONTS = {
  regular: fileURLToPath(
    import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  ),
  bold: fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')),
};
