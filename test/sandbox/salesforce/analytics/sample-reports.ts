/** For tests: a report type on accounts, reports of each format, and a dashboard of them. */
import { metadataFile, type SourceFiles } from '../apex/served/sample-project.ts';

const field = (name: string) =>
  `<columns><checkedByDefault>true</checkedByDefault><field>${name}</field><table>Account</table></columns>`;

const TYPE = metadataFile(
  'ReportType',
  `<baseObject>Account</baseObject><category>accounts</category><deployed>true</deployed><label>Our Accounts</label>
   <sections>${['Name', 'Industry', 'AnnualRevenue', 'NumberOfEmployees', 'CreatedDate'].map(field).join('')}
   <masterLabel>Accounts</masterLabel></sections>`,
);

const grouping = (tag: string, name: string, granularity = 'Day') =>
  `<${tag}><dateGranularity>${granularity}</dateGranularity><field>${name}</field><sortOrder>Asc</sortOrder></${tag}>`;

const filter = (column: string, operator: string, value: string) =>
  `<filter><criteriaItems><column>${column}</column><columnToColumn>false</columnToColumn><isUnlocked>true</isUnlocked>
   <operator>${operator}</operator><value>${value}</value></criteriaItems></filter>`;

const columns = (...names: readonly string[]) =>
  names.map((name) => `<columns><field>${name}</field></columns>`).join('');

const SUMMED = `<columns><aggregateTypes>Sum</aggregateTypes><aggregateTypes>Average</aggregateTypes>
  <field>Account$AnnualRevenue</field></columns>`;

const report = (parts: string) =>
  metadataFile('Report', `${parts}<reportType>Our_Accounts__c</reportType><scope>organization</scope>`);

const BUCKET = `<buckets><bucketType>number</bucketType><developerName>BucketField_Size</developerName>
  <masterLabel>Size</masterLabel><nullTreatment>z</nullTreatment>
  <sourceColumnName>Account$NumberOfEmployees</sourceColumnName><useOther>false</useOther>
  <values><sourceValues><to>10</to></sourceValues><value>Up to 10</value></values>
  <values><sourceValues><from>10</from></sourceValues><value>Over 10</value></values></buckets>`;

const DASHBOARD = metadataFile(
  'Dashboard',
  `<dashboardGridLayout>
    <dashboardGridComponents><colSpan>6</colSpan><columnIndex>0</columnIndex><dashboardComponent>
      <chartSummary><axisBinding>y</axisBinding><column>RowCount</column></chartSummary>
      <componentType>Donut</componentType><groupingColumn>Account$Industry</groupingColumn><header>By industry</header>
      <report>Ours/By_Industry</report></dashboardComponent><rowIndex>0</rowIndex><rowSpan>8</rowSpan></dashboardGridComponents>
    <dashboardGridComponents><colSpan>6</colSpan><columnIndex>6</columnIndex><dashboardComponent>
      <chartSummary><aggregate>Sum</aggregate><axisBinding>y</axisBinding><column>Account$AnnualRevenue</column></chartSummary>
      <componentType>Column</componentType><groupingColumn>Account$Industry</groupingColumn><header>Lost</header>
      <report>Ours/Odd</report></dashboardComponent><rowIndex>0</rowIndex><rowSpan>8</rowSpan></dashboardGridComponents>
    <numberOfColumns>12</numberOfColumns><rowHeight>36</rowHeight></dashboardGridLayout>
   <dashboardType>LoggedInUser</dashboardType><isGridLayout>true</isGridLayout><title>Accounts</title>`,
);

export const SAMPLE_REPORTS: SourceFiles = {
  'reportTypes/Our_Accounts.reportType-meta.xml': TYPE,
  'reports/Ours/By_Industry.report-meta.xml': report(
    `${columns('Account$Name')}${SUMMED}${filter('Account$Name', 'startsWith', 'R-')}<format>Summary</format>
     ${grouping('groupingsDown', 'Account$Industry')}<name>By Industry</name><showDetails>true</showDetails>`,
  ),
  'reports/Ours/List.report-meta.xml': report(
    `${columns('Account$Name', 'Account$AnnualRevenue')}${filter('Account$Industry', 'equals', '')}
     <format>Tabular</format><name>Without Industry</name><showDetails>true</showDetails>
     <sortColumn>Account$Name</sortColumn><sortOrder>Desc</sortOrder>`,
  ),
  'reports/Ours/Odd.report-meta.xml': report(
    `${columns('Account$Name')}<crossFilters><operation>with</operation></crossFilters><format>Tabular</format>
     <name>Odd</name>`,
  ),
  'reports/Ours/Sizes.report-meta.xml': report(
    `${BUCKET}${columns('Account$Name')}${filter('Account$Name', 'contains', '-')}<format>Matrix</format>
     ${grouping('groupingsAcross', 'Account$CreatedDate', 'Month')}${grouping('groupingsDown', 'BucketField_Size')}
     <name>Sizes</name><showDetails>false</showDetails>
     <timeFrameFilter><dateColumn>Account$CreatedDate</dateColumn><interval>INTERVAL_CURY</interval></timeFrameFilter>`,
  ),
  'dashboards/Ours/Accounts.dashboard-meta.xml': DASHBOARD,
};
