import { theme as antTheme, type ThemeConfig } from 'antd';
import { useSyncExternalStore } from 'react';
import { keepSetting, keptSetting } from './settings.ts';

export const THEME_CHOICES = ['auto', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEME_CHOICES)[number];

const SETTING = 'theme';
const prefersDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
const isChoice = (text: string | null): text is ThemeChoice =>
  THEME_CHOICES.some((choice) => choice === text);
const kept = keptSetting(SETTING);
let chosen: ThemeChoice = isChoice(kept) ? kept : 'auto';

export function chooseTheme(choice: ThemeChoice): void {
  chosen = choice;
  keepSetting(SETTING, choice);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  prefersDark.addEventListener('change', listener);
  return () => {
    listeners.delete(listener);
    prefersDark.removeEventListener('change', listener);
  };
}

export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => chosen);
}

/** Whether the page is dark now: as chosen, else as the device is. */
export function useIsDark(): boolean {
  return useSyncExternalStore(subscribe, () => (chosen === 'auto' ? prefersDark.matches : chosen === 'dark'));
}

const FONT =
  "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans SC', sans-serif";

/** Colours with the contrast of WCAG AA on their backgrounds, which Ant Design's own have not everywhere. */
const LIGHT = {
  colorPrimary: '#1d4ed8',
  colorLink: '#1d4ed8',
  colorError: '#b42318',
  colorSuccess: '#17663a',
  colorWarning: '#8a4b00',
  colorText: '#171a21',
  colorTextSecondary: '#4d5565',
  colorTextTertiary: '#5b6375',
  colorTextPlaceholder: '#656d7e',
  colorTextDescription: '#4d5565',
  colorBgLayout: '#f5f6f8',
  colorBorderSecondary: '#e4e7ec',
};
const DARK = {
  colorPrimary: '#3b6ef0',
  colorLink: '#8fb0ff',
  colorError: '#ff8a80',
  colorSuccess: '#6fd39a',
  colorWarning: '#f3b562',
  colorText: '#eceef2',
  colorTextSecondary: '#b4bac6',
  colorTextTertiary: '#a3aab8',
  colorTextPlaceholder: '#9aa1b0',
  colorTextDescription: '#b4bac6',
  colorBgLayout: '#0f1115',
  colorBgContainer: '#171a20',
  colorBgElevated: '#1e222a',
  colorBorderSecondary: '#2b303a',
};

/** Ant Design lightens what the pointer is on, until white text on it can hardly be read. */
const POINTED_AT = { colorPrimaryHover: '#2f5fe0', colorPrimaryActive: '#1a44bd' };

export function themeConfig(isDark: boolean): ThemeConfig {
  return {
    algorithm: isDark ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      ...(isDark ? DARK : LIGHT),
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 6,
      wireframe: false,
      motion: false,
    },
    components: {
      Button: {
        ...POINTED_AT,
        defaultHoverColor: (isDark ? DARK : LIGHT).colorLink,
        defaultHoverBorderColor: (isDark ? DARK : LIGHT).colorLink,
        defaultActiveColor: (isDark ? DARK : LIGHT).colorLink,
        defaultActiveBorderColor: (isDark ? DARK : LIGHT).colorLink,
      },
    },
    // Our own styles use the same colours by their names: var(--ant-color-text).
    cssVar: { key: 'ly' },
    hashed: false,
  };
}
