"""A program that stores and confirms in a loop until it is killed."""

from akr import create_app
from akr.domain.cards.cards import Task
from akr.domain.proposals.process import Process
from akr.store.work import store_of

work = store_of(create_app()).work()
while True:
    with work:
        public_id = work.add_process(Process(tasks=(Task("t1", "Vika tvätt"),)))
    print(public_id, flush=True)
