def test_home_answers(client, homes):
    assert client.get("/en/").status_code == 200
