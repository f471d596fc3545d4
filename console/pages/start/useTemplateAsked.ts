import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { type TemplateView, templatesQuery } from '../../api/templates.ts';

/** Begins with the template that the address names, once. */
export function useTemplateAsked(begin: (template: TemplateView) => void): void {
  const { template: asked } = useSearch({ from: '/deals/new' });
  const navigate = useNavigate();
  const templates = useQuery({ ...templatesQuery, enabled: asked !== undefined });
  const found = asked === undefined ? undefined : templates.data?.find(({ id }) => id === asked);
  const apply = useEffectEvent((template: TemplateView) => {
    begin(template);
    void navigate({ to: '/deals/new', search: {}, replace: true });
  });
  useEffect(() => {
    if (found !== undefined) apply(found);
  }, [found]);
}
