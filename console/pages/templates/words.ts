import { pageWords } from '../../words/pageWords.ts';

const EN = {
  title: 'Templates',
  start: 'Start a deal',
  use: 'Start from it',
  rename: 'Rename',
  remove: 'Delete',
  removeTitle: 'Delete “{{name}}”?',
  removeText: 'Deals that were started from it stay as they are.',
  back: 'Back',
  name: 'Name of the template',
  save: 'Save',
  loading: 'Loading templates …',
  none: 'There are no templates yet.',
  noneText: 'Terms that you save while starting a deal appear here.',
  fee: 'Fixed fee',
  changed: 'Changed',
  livestream: 'Livestream',
  video: 'Video',
  commission: 'Commission',
  guarantee: 'Guaranteed sales',
  actions: 'What can be done',
};

const ZH: Record<keyof typeof EN, string> = {
  title: '模板',
  start: '发起合作',
  use: '用它发起',
  rename: '改名',
  remove: '删除',
  removeTitle: '删除“{{name}}”？',
  removeText: '用它发起过的合作不受影响。',
  back: '返回',
  name: '模板名称',
  save: '保存',
  loading: '正在加载模板…',
  none: '还没有模板。',
  noneText: '发起合作时保存的条款会出现在这里。',
  fee: '坑位费',
  changed: '修改于',
  livestream: '直播',
  video: '视频',
  commission: '佣金',
  guarantee: '保量',
  actions: '操作',
};

export const templatesWords = pageWords('templates', { 'zh-CN': ZH, en: EN });
