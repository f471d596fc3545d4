import type { Locale } from '../../domain/parties.ts';
import type { Words } from './reader.ts';

/** Platforms whose everyday name differs from how systems write them. */
const CHANNELS: ReadonlyMap<string, Words> = new Map([
  ['douyin', { 'zh-CN': '抖音', en: 'Douyin' }],
  ['kuaishou', { 'zh-CN': '快手', en: 'Kuaishou' }],
  ['xiaohongshu', { 'zh-CN': '小红书', en: 'Xiaohongshu (RED)' }],
  ['bilibili', { 'zh-CN': '哔哩哔哩', en: 'Bilibili' }],
  ['taobao', { 'zh-CN': '淘宝', en: 'Taobao' }],
  ['weibo', { 'zh-CN': '微博', en: 'Weibo' }],
  ['wechat', { 'zh-CN': '微信', en: 'WeChat' }],
  ['tiktok', { 'zh-CN': 'TikTok', en: 'TikTok' }],
  ['instagram', { 'zh-CN': 'Instagram', en: 'Instagram' }],
  ['youtube', { 'zh-CN': 'YouTube', en: 'YouTube' }],
]);

/** The name people use; an unknown channel is called what the brand called it. */
export function channelName(channel: string, locale: Locale): string {
  return CHANNELS.get(channel.toLowerCase())?.[locale] ?? channel;
}
