import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import { useWords } from '../../words/pageWords.ts';
import { dealsWords } from './words.ts';

// A link has no type of its own: what is put there does not reach the button.
const LinkButton = createLink((props: ButtonProps) => <Button {...props} />);
const MainLinkButton = createLink((props: ButtonProps) => <Button {...props} type="primary" />);

/** The ways to new deals. */
export function StartButtons() {
  const say = useWords(dealsWords);
  return (
    <>
      <LinkButton to="/deals/import">{say('import')}</LinkButton>
      <MainLinkButton to="/deals/new">{say('start')}</MainLinkButton>
    </>
  );
}
