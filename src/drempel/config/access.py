"""The whole access table: the lines of every app, joined."""

from drempel.apps.accounts.access import ACCESS as ACCOUNTS
from drempel.apps.accreditation.access import ACCESS as ACCREDITATION
from drempel.apps.activity.access import ACCESS as ACTIVITY
from drempel.apps.api.access import ACCESS as API
from drempel.apps.associations.access import ACCESS as ASSOCIATIONS
from drempel.apps.consultation.access import ACCESS as CONSULTATION
from drempel.apps.desk.access import ACCESS as DESK
from drempel.apps.documents.access import ACCESS as DOCUMENTS
from drempel.apps.dwellings.access import ACCESS as DWELLINGS
from drempel.apps.funders.access import ACCESS as FUNDERS
from drempel.apps.households.access import ACCESS as HOUSEHOLDS
from drempel.apps.imports.access import ACCESS as IMPORTS
from drempel.apps.kernel.access import PUBLIC
from drempel.apps.offline.access import ACCESS as OFFLINE
from drempel.apps.payments.access import ACCESS as PAYMENTS
from drempel.apps.privacy.access import ACCESS as PRIVACY
from drempel.apps.register.access import ACCESS as REGISTER
from drempel.apps.reports.access import ACCESS as REPORTS
from drempel.apps.sector.access import ACCESS as SECTOR
from drempel.apps.subsidies.access import ACCESS as SUBSIDIES
from drempel.demo.access import ACCESS as DEMO

KERNEL = {"language": PUBLIC, "accessibility": PUBLIC, "privacy": PUBLIC, "design": PUBLIC}

TABLE = {
    **KERNEL,
    **DEMO,
    **ACCOUNTS,
    **ASSOCIATIONS,
    **DOCUMENTS,
    **ACCREDITATION,
    **ACTIVITY,
    **HOUSEHOLDS,
    **DWELLINGS,
    **PRIVACY,
    **OFFLINE,
    **IMPORTS,
    **API,
    **REPORTS,
    **SUBSIDIES,
    **PAYMENTS,
    **FUNDERS,
    **SECTOR,
    **CONSULTATION,
    **REGISTER,
    **DESK,
}
