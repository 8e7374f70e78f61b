import '../organizations.css'
import './import.css'
import { exportImportTemplate, exportProvinces } from '@dondoc/contract/organization-import'
import { Button } from '@mantine/core'
import { IconFileSpreadsheet, IconMapPin } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { asFailure } from '../../../lib/failure.ts'
import { dateText, parseDate } from '../../../lib/format.ts'
import { useMessages } from '../../../lib/i18n.tsx'
import { useMe, useToday } from '../../../lib/session.ts'
import { Alert } from '../../../ui/Alert.tsx'
import { Crumbs } from '../../../ui/Crumbs.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { DropZone } from '../../../ui/DropZone.tsx'
import { OrganizationField } from '../../../ui/OrganizationField.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { OrganizationTabs } from '../OrganizationTabs.tsx'
import { useTree } from '../use-tree.ts'
import { useOrganizationWords } from '../words.ts'
import { ImportOutcome } from './ImportOutcome.tsx'
import { provincesFile } from './send-table.ts'
import { useOrganizationImportWords } from './words.ts'

/** Loads organizations from a table: checked first, row by row, then all of it or nothing. */
export function ImportPage() {
  const words = useOrganizationImportWords()
  const { backToTree } = useOrganizationWords()
  const { problems } = useMessages()
  const { can } = useMe()
  const today = useToday()
  const { index } = useTree(undefined)
  const [file, setFile] = useState<File | null>(null)
  const [parentId, setParentId] = useState<string | null>(null)
  const [from, setFrom] = useState(() => dateText(today))
  const validFrom = parseDate(from, today)
  const provinces = useMutation({ mutationFn: provincesFile, onSuccess: setFile })
  const failure = provinces.error ? asFailure(provinces.error) : null
  return (
    <div className="page import-table-page">
      <PageHeader
        title={words.title}
        lead={words.lead}
        above={
          <>
            <OrganizationTabs />
            <Crumbs>
              <Link to="/quan-tri/don-vi">{backToTree}</Link>
            </Crumbs>
          </>
        }
      >
        <Button
          variant="default"
          leftSection={<IconFileSpreadsheet size={16} />}
          renderRoot={(props) => <a href={exportImportTemplate.url} download {...props} />}
        >
          {words.template}
        </Button>
      </PageHeader>
      {can.manageOrganizations === true ? (
        <>
          <section className="box org-box import-table__settings">
            <OrganizationField
              label={words.parent}
              description={words.parentHint}
              organizations={index?.all ?? []}
              value={parentId}
              onChange={setParentId}
            />
            <DateField
              label={words.from}
              value={from}
              today={today}
              error={validFrom === null ? words.dateError : undefined}
              onChange={setFrom}
            />
          </section>
          {file === null ? (
            <>
              <DropZone
                label={words.drop}
                button={words.choose}
                accept=".xlsx,.xls,.csv,.tsv,.json"
                onFiles={([first]) => first && setFile(first)}
              >
                <p className="secondary">{words.accepts}</p>
              </DropZone>
              <section className="box org-box import-table__provinces">
                <p>{words.provincesHint}</p>
                {failure ? <Alert tone="error">{problems[failure.code](failure.params)}</Alert> : null}
                <div className="org-form__buttons">
                  <Button
                    variant="default"
                    leftSection={<IconMapPin size={16} />}
                    loading={provinces.isPending}
                    onClick={() => provinces.mutate()}
                  >
                    {words.provinces}
                  </Button>
                  <Button variant="subtle" renderRoot={(props) => <a href={exportProvinces.url} download {...props} />}>
                    {words.provincesSave}
                  </Button>
                </div>
              </section>
            </>
          ) : null}
          {file !== null && validFrom !== null ? (
            <ImportOutcome table={{ file, parentId, validFrom }} onAnother={() => setFile(null)} />
          ) : null}
        </>
      ) : (
        <Alert tone="notice">{words.notAllowed}</Alert>
      )}
    </div>
  )
}
