from app.rules.receipt import FIRST, receipt_hash, unbroken
from tests.builders import ATime, a_receipt


def a_chain(count):
    clock, previous, chain = ATime(), FIRST, []
    for number in range(1, count + 1):
        receipt = a_receipt(number=number, previous=previous, created_at=clock(), to_name="Marja")
        previous = receipt_hash(receipt)
        chain.append(receipt)
    return chain


def test_receipts_form_one_chain():
    assert unbroken(a_chain(4))
    assert unbroken([])


def test_a_changed_receipt_breaks_the_chain():
    chain = a_chain(3)
    chain[1].to_name = "Joku muu"
    assert not unbroken(chain)


def test_a_missing_receipt_breaks_the_chain():
    chain = a_chain(3)
    assert not unbroken([chain[0], chain[2]])


def test_a_receipt_has_a_hash_before_it_is_dated():
    assert len(receipt_hash(a_receipt())) == 64


def test_two_devices_may_go_on_from_the_same_receipt():
    chain = a_chain(3)
    other = a_receipt(number=3, previous=chain[2].previous, to_name="Liisa")
    assert unbroken([*chain, other])
    assert not unbroken([chain[0], chain[2], other])
