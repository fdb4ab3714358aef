from collections import Counter
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.translation.editor.test_cost import *
from tests.translation.editor.test_publishing import *
import re
def test_p(homes, admin_client):
    small=big(homes,187,120,"small")
    a=edit_url(version(small,"fi")); admin_client.get(a)
    with CaptureQueriesContext(connection) as q: admin_client.get(a)
    c=Counter(re.sub(r"\d+","N",x["sql"])[:300] for x in q)
    for k,v in c.most_common(8): print(v,k)
def test_f(homes):
    page=text_page(homes); t,alias=begun(page)
    editor=opened(signed_in("Finnish translators"), alias)
    after=editor.send(action="publish", **by_source(editor,{**FINNISH}))
    print(by_source(editor,FINNISH)); print(after.told)
    from translation import quality
    print(quality.findings(t))
