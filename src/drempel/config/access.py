"""The whole access table: the lines of every app, joined."""

from drempel.apps.accounts.access import ACCESS as ACCOUNTS
from drempel.apps.accreditation.access import ACCESS as ACCREDITATION
from drempel.apps.associations.access import ACCESS as ASSOCIATIONS
from drempel.apps.desk.access import ACCESS as DESK
from drempel.apps.documents.access import ACCESS as DOCUMENTS
from drempel.apps.kernel.access import PUBLIC
from drempel.apps.payments.access import ACCESS as PAYMENTS
from drempel.apps.register.access import ACCESS as REGISTER
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
    **SUBSIDIES,
    **PAYMENTS,
    **REGISTER,
    **DESK,
}
