import { listPlans } from '@dondoc/contract/plans'
import { Menu } from '@mantine/core'
import { IconCheck, IconChevronDown, IconClipboardList } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMatchRoute, useNavigate } from '@tanstack/react-router'
import { Fragment } from 'react'
import { asking } from '../../lib/api.ts'
import { useMessages } from '../../lib/i18n.tsx'
import { useView } from '../../lib/view.ts'

/** The plan that figures and lists are about: all, or one. On a plan's own page it opens the chosen one. */
export function PlanChooser() {
  const { frame } = useMessages()
  const { asOf, planId } = useView()
  const plans = useQuery(asking(listPlans, { query: { asOf } }))
  const navigate = useNavigate()
  const onPlanPage = useMatchRoute()({ to: '/ke-hoach/$planId' })
  const all = plans.data?.plans ?? []
  const chosen = all.find((plan) => plan.id === planId)
  const years = [...new Set(all.map((plan) => plan.year))].sort((a, b) => b - a)
  const choose = (id: string | undefined) => {
    if (onPlanPage && id) void navigate({ to: '/ke-hoach/$planId', params: { planId: id }, search: { plan: id, asOf } })
    else if (onPlanPage) void navigate({ to: '/ke-hoach', search: { plan: undefined, asOf } })
    else void navigate({ to: '.', search: (before) => ({ ...before, plan: id }) })
  }
  return (
    <Menu position="bottom-end" width={420}>
      <Menu.Target>
        <button type="button" className="top__button" aria-label={`${frame.plan}: ${chosen?.code ?? frame.allPlans}`}>
          <IconClipboardList size={17} aria-hidden />
          <span className="top__button-word">{chosen?.code ?? frame.allPlans}</span>
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="plan-chooser">
        <Menu.Item
          leftSection={<IconCheck size={14} visibility={planId ? 'hidden' : 'visible'} />}
          onClick={() => choose(undefined)}
        >
          {frame.allPlans}
        </Menu.Item>
        {years.map((year) => (
          <Fragment key={year}>
            <Menu.Label>{frame.year(year)}</Menu.Label>
            {all
              .filter((plan) => plan.year === year)
              .map((plan) => (
                <Menu.Item
                  key={plan.id}
                  leftSection={<IconCheck size={14} visibility={plan.id === planId ? 'visible' : 'hidden'} />}
                  onClick={() => choose(plan.id)}
                >
                  <span className="menu-item__lines">
                    {plan.title}
                    <span className="secondary menu-item__lines">
                      {plan.code} · {plan.issuer.name}
                    </span>
                  </span>
                </Menu.Item>
              ))}
          </Fragment>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
