/** Platforms by the names a deal may give them, and the hosts at which they publish. Subdomains count. */
const PLATFORMS = [
  { id: 'douyin', names: ['抖音'], hosts: ['douyin.com', 'iesdouyin.com'] },
  { id: 'kuaishou', names: ['快手'], hosts: ['kuaishou.com', 'kwai.com', 'gifshow.com'] },
  { id: 'xiaohongshu', names: ['小红书', 'rednote', 'red'], hosts: ['xiaohongshu.com', 'xhslink.com'] },
  { id: 'bilibili', names: ['哔哩哔哩', 'b站'], hosts: ['bilibili.com', 'b23.tv'] },
  { id: 'weibo', names: ['微博'], hosts: ['weibo.com', 'weibo.cn'] },
  { id: 'taobao', names: ['淘宝', '淘宝直播'], hosts: ['taobao.com', 'tb.cn'] },
  { id: 'wechat', names: ['微信', '视频号'], hosts: ['channels.weixin.qq.com', 'mp.weixin.qq.com'] },
  { id: 'tiktok', names: [], hosts: ['tiktok.com'] },
  { id: 'youtube', names: [], hosts: ['youtube.com', 'youtu.be'] },
  { id: 'vimeo', names: [], hosts: ['vimeo.com'] },
  { id: 'instagram', names: ['ins'], hosts: ['instagram.com', 'instagr.am'] },
  { id: 'facebook', names: [], hosts: ['facebook.com', 'fb.watch'] },
  { id: 'x', names: ['twitter'], hosts: ['x.com', 'twitter.com'] },
  { id: 'twitch', names: [], hosts: ['twitch.tv'] },
] as const;

/** The platform a host belongs to, or `null` for one we do not know. */
export function platformAt(host: string): string | null {
  const name = host.toLowerCase().replace(/\.$/, '');
  const owns = (domain: string) => name === domain || name.endsWith(`.${domain}`);
  return PLATFORMS.find(({ hosts }) => hosts.some(owns))?.id ?? null;
}

/** A platform as somebody typed it, by the name we use; what we do not know stays, in small letters. */
export function platformNamed(typed: string): string {
  const name = typed.trim().toLowerCase();
  return PLATFORMS.find(({ id, names }) => id === name || names.some((other) => other === name))?.id ?? name;
}
