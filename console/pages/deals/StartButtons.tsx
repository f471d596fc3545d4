import { createLink } from '@tanstack/react-router';
import { Button, type ButtonProps } from 'antd';
import { useWords } from '../../words/pageWords.ts';
import { dealsWords } from './words.ts';

const LinkButton = createLink((props: ButtonProps) => <Button {...props} />);

/** The ways to new deals. */
export function StartButtons() {
  const say = useWords(dealsWords);
  return (
    <>
      <LinkButton to="/deals/import">{say('import')}</LinkButton>
      <LinkButton to="/deals/new" type="primary">
        {say('start')}
      </LinkButton>
    </>
  );
}
