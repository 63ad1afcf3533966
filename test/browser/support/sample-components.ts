/** A package with a handful of components, for tests of what runs them: each shows one thing that a component may do. */
import { metadataFile, type SourceFiles } from '../../sandbox/salesforce/apex/served/sample-project.ts';

const META = metadataFile('LightningComponentBundle', '<apiVersion>68.0</apiVersion><isExposed>true</isExposed>');

const bundle = (name: string, parts: SourceFiles): SourceFiles =>
  Object.fromEntries(
    Object.entries({ ...parts, 'js-meta.xml': META }).map(([ending, content]) => [
      `main/shared/lwc/${name}/${name}.${ending}`,
      content,
    ]),
  );

const DEPOTS = `
public with sharing class Depots {
  public class Line {
    @AuraEnabled public String name { get; private set; }
    @AuraEnabled public Decimal weight { get; private set; }
    public String secret = 'not for pages';
  }
  public class Filter {
    @AuraEnabled public String start { get; set; }
    @AuraEnabled public Date since { get; set; }
  }
  @AuraEnabled(cacheable=true)
  public static List<Line> lines(Filter filter) {
    List<Line> found = new List<Line>();
    String pattern = filter.start + '%';
    for (Account one : [SELECT Name FROM Account WHERE Name LIKE :pattern ORDER BY Name]) {
      Line line = new Line();
      line.name = one.Name;
      line.weight = 1.50;
      found.add(line);
    }
    return found;
  }
  @AuraEnabled
  public static Account add(String name) {
    Account made = new Account(Name = name);
    insert made;
    return made;
  }
  @AuraEnabled(cacheable=true)
  public static void addUnseen() { insert new Account(Name = 'Never'); }
  @AuraEnabled
  public static void refuse() {
    AuraHandledException refusal = new AuraHandledException('Not on a Sunday');
    refusal.setMessage('Not on a Sunday');
    throw refusal;
  }
  @AuraEnabled
  public static Integer divide(Integer one, Integer other) { return one / other; }
  public static String hidden() { return 'not for pages'; }
}`;

const LABELS = metadataFile(
  'CustomLabels',
  `<labels><fullName>Depots</fullName><language>en_US</language><protected>false</protected>
   <shortDescription>Depots</shortDescription><value>Depots &amp; yards</value></labels>`,
);

/** Wired Apex, imperative Apex, labels, toasts, base components. */
const DEPOT_LIST = bundle('depotList', {
  ts: `import { api, LightningElement, wire } from 'lwc';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { refreshApex } from '@salesforce/apex';
import add from '@salesforce/apex/Depots.add';
import lines from '@salesforce/apex/Depots.lines';
import refuse from '@salesforce/apex/Depots.refuse';
import heading from '@salesforce/label/c.Depots';
import userId from '@salesforce/user/Id';
import locale from '@salesforce/i18n/locale';

type Line = { readonly name: string; readonly weight: number };
type Wired = { readonly data?: readonly Line[]; readonly error?: unknown };

export default class DepotList extends LightningElement {
  @api start = '';
  readonly heading = heading;
  readonly who = \`\${userId} \${locale}\`;
  @wire(lines, { filter: '$filter' }) wired: Wired | undefined;
  columns = [
    { label: 'Name', fieldName: 'name' },
    { label: 'Weight', fieldName: 'weight', type: 'number' },
  ];

  get filter(): { readonly start: string; readonly since: string } {
    return (this.#filter ??= { start: this.start, since: '2026-01-31' });
  }
  #filter: { readonly start: string; readonly since: string } | undefined;

  get rows(): readonly Line[] {
    return this.wired?.data ?? [];
  }

  async handleAdd(): Promise<void> {
    await add({ name: \`\${this.start} added\` });
    await refreshApex(this.wired);
    this.dispatchEvent(new ShowToastEvent({ title: 'Added', message: 'It is there.', variant: 'success' }));
  }

  async handleRefuse(): Promise<void> {
    try {
      await refuse();
    } catch (error) {
      this.dispatchEvent(new ShowToastEvent({ title: 'Refused', message: error.body.message, variant: 'error' }));
    }
  }
}
`,
  html: `<template>
  <lightning-card title={heading} icon-name="standard:store">
    <lightning-button slot="actions" label="Add" onclick={handleAdd}></lightning-button>
    <lightning-button slot="actions" label="Refuse" onclick={handleRefuse}></lightning-button>
    <p class="who">{who}</p>
    <lightning-datatable key-field="name" data={rows} columns={columns} hide-checkbox-column></lightning-datatable>
  </lightning-card>
</template>
`,
});

/** A record through the UI API: two of them on one page show the same. */
const ACCOUNT_NAME = bundle('accountName', {
  js: `import { api, LightningElement, wire } from 'lwc';
import { getFieldValue, getRecord, updateRecord } from 'lightning/uiRecordApi';
import { NavigationMixin, CurrentPageReference } from 'lightning/navigation';
import NAME from '@salesforce/schema/Account.Name';

export default class AccountName extends NavigationMixin(LightningElement) {
  @api recordId;
  @wire(getRecord, { recordId: '$recordId', fields: [NAME] }) record;
  @wire(CurrentPageReference) page;
  get name() { return getFieldValue(this.record.data, NAME); }
  get pageType() { return this.page?.type; }
  handleRename() { return updateRecord({ fields: { Id: this.recordId, Name: 'Renamed' } }); }
  handleLeave() {
    this[NavigationMixin.Navigate]({ type: 'standard__recordPage', attributes: { recordId: this.recordId, objectApiName: 'Account', actionName: 'view' } });
  }
}
`,
  html: `<template>
  <p class="name">{name}</p><p class="page-type">{pageType}</p>
  <lightning-button label="Rename" onclick={handleRename}></lightning-button>
  <lightning-button label="Leave" onclick={handleLeave}></lightning-button>
</template>
`,
});

const TWO_NAMES = bundle('twoNames', {
  js: `import { api, LightningElement } from 'lwc';
export default class TwoNames extends LightningElement { @api recordId; }
`,
  html: `<template><c-account-name record-id={recordId}></c-account-name><c-account-name record-id={recordId}></c-account-name></template>
`,
});

const DREAMER = bundle('dreamer', {
  js: `import { LightningElement } from 'lwc';
import { read } from 'lightning/mindReader';
export default class Dreamer extends LightningElement { thought = read(); }
`,
  html: '<template>{thought}</template>\n',
});

const RECKLESS = bundle('reckless', {
  js: `import { LightningElement, wire } from 'lwc';
import { getEverything } from 'lightning/uiRecordApi';
export default class Reckless extends LightningElement { @wire(getEverything, {}) all; }
`,
  html: '<template>{all}</template>\n',
});

const BROKEN = bundle('broken', {
  js: `import { LightningElement } from 'lwc';
export default class Broken extends LightningElement {}
`,
  html: `<template>
  <p>fine</p>
  <template for:each={lines} for:item="line"><p>{line}</p></template>
</template>
`,
});

const FAILING = bundle('failing', {
  js: `import { LightningElement } from 'lwc';
export default class Failing extends LightningElement { connectedCallback() { throw new Error('The depot is closed'); } }
`,
  html: '<template></template>\n',
});

/** A page with a good component between bad ones. */
export const SAMPLE_COMPONENTS: SourceFiles = {
  'main/shared/classes/Depots.cls': DEPOTS,
  'main/shared/labels/CustomLabels.labels-meta.xml': LABELS,
  ...DEPOT_LIST,
  ...ACCOUNT_NAME,
  ...TWO_NAMES,
  ...DREAMER,
  ...RECKLESS,
  ...BROKEN,
  ...FAILING,
};
