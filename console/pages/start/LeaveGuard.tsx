import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { Dialog } from '../../parts/Dialog.tsx';
import { pageWords, useWords } from '../../words/pageWords.ts';

const words = pageWords('leaveGuard', {
  'zh-CN': {
    title: '还没有发送',
    text: '填写的内容只保留在这个标签页里，关闭后就没有了。',
    leave: '离开',
    stay: '留在本页',
  },
  en: {
    title: 'Not sent yet',
    text: 'What you entered stays in this tab only and is gone when it is closed.',
    leave: 'Leave',
    stay: 'Stay',
  },
});

/** Asks before a page is left on which something was entered that went nowhere yet. */
export function LeaveGuard({ isNeeded }: { readonly isNeeded: () => boolean }) {
  const say = useWords(words);
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isNeeded(),
    enableBeforeUnload: isNeeded,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog title={say('title')} close={blocker.reset}>
      <div className="stack">
        <p className="meaning">{say('text')}</p>
        <div className="page-actions">
          <Button type="primary" onClick={blocker.reset}>
            {say('stay')}
          </Button>
          <Button onClick={blocker.proceed}>{say('leave')}</Button>
        </div>
      </div>
    </Dialog>
  );
}
