"""Numbers of the demonstration: true to form, and nobody's."""

from stdnum import iban as iban_check
from stdnum.be import iban as belgian
from stdnum.be import vat

from drempel.apps.associations.numbers import is_bank_known
from drempel.demo.numbers import BANK_CODE, ENTERPRISE_RANGE, enterprise_number, iban, phone
from drempel.demo.sources import bodies, humans

COUNT = range(1, 200)
KNOWN = """
convivence samenleven fébul febul habitat syndicat bonnevie ilot diogenes diogène singa fami-home
samenlevingsopbouw négociés rbdh bbrow cafa convivial ciré 1toit2âges cltb baïta baita home-info
infor-home strada wolu-services renovassistance
"""


def test_enterprise_numbers_are_true_and_in_the_range_nobody_reaches():
    numbers = [enterprise_number(n) for n in COUNT]
    assert len(set(numbers)) == len(numbers)
    assert all(vat.is_valid(number) for number in numbers)
    assert all(number.startswith(ENTERPRISE_RANGE) for number in numbers)


def test_accounts_are_true_and_at_no_bank():
    accounts = [iban(n) for n in COUNT]
    assert len(set(accounts)) == len(accounts)
    assert all(iban_check.is_valid(account, check_country=False) for account in accounts)
    assert all(account[4:7] == BANK_CODE for account in accounts)
    assert not any(belgian.info(account) or is_bank_known(account) for account in accounts)
    # The national check: the first ten digits by 97, with 97 for nothing left.
    assert all(int(a[4:14]) % 97 in (int(a[14:]), int(a[14:]) % 97) for a in accounts)


def test_telephones_differ_and_begin_as_none_does():
    phones = [phone(body.number) for body in bodies()]
    assert len(set(phones)) == len(phones)
    assert all(number.startswith("+32 2 000 ") for number in phones)


def test_addresses_lie_in_a_domain_reserved_for_examples():
    assert all(human.email.endswith(".example") for human in humans())
    assert len({human.email for human in humans()}) == len(humans())


def test_no_real_body_is_named():
    known = set(KNOWN.split())
    phrases = ("logement pour tous", "la rue", "une maison en plus", "petits riens", "nouveau 150")
    for body in bodies():
        name = f"{body.name_fr} {body.name_nl}".lower()
        assert not set(name.replace(",", " ").split()) & known
        assert not any(f"{phrase} " in f"{name} " for phrase in phrases)
