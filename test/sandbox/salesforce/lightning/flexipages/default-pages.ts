/** The pages of an org that has not been given its own: highlights, related lists and details; a home with what was worked on. */
import type { PageDocument, PageItem } from './page-document.ts';

const component = (
  name: string,
  properties: PageItem['properties'] = {},
  facets: PageItem['facets'] = {},
): PageItem => ({
  kind: 'component',
  name,
  identifier: name.replace(':', '_'),
  properties,
  facets,
});

const tab = (title: string, content: PageItem): PageItem => component('flexipage:tab', { title }, { body: [content] });

export const defaultRecordPage = (object: string, label: string): PageDocument => ({
  name: null,
  label,
  type: 'RecordPage',
  object,
  template: { name: 'flexipage:recordHomeTemplateDesktop', properties: {} },
  regions: [
    { name: 'header', components: [component('force:highlightsPanel')] },
    {
      name: 'main',
      components: [
        component(
          'flexipage:tabset',
          {},
          {
            tabs: [
              tab('Details', component('force:detailPanel')),
              tab('Related', component('force:relatedListContainer')),
            ],
          },
        ),
      ],
    },
  ],
});

export const DEFAULT_HOME: PageDocument = {
  name: null,
  label: 'Home',
  type: 'HomePage',
  object: null,
  template: { name: 'home:desktopTemplate', properties: {} },
  regions: [{ name: 'top', components: [component('home:recentRecordContainer')] }],
};
